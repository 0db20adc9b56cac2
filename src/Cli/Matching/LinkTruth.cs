using System.Text.RegularExpressions;
using Paseban.Assistance.Imports;

namespace Paseban.Cli.Matching;

/// <summary>What is known of which records are the same person, to measure pairs against.</summary>
internal static class LinkTruth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TableColumn Left = new("left", "kiri", "id_1") { IsRequired = true };
    private static readonly TableColumn Right = new("right", "kanan", "id_2") { IsRequired = true };

    /// <summary>Pairs of a file with the columns <c>left,right</c>.</summary>
    public static Outcome<HashSet<(string, string)>> OfFile(string path, bool areDuplicates)
    {
        var opened = TableReader.Open(path);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var reader = opened.Value;
        var layout = TableLayout.Bind([Left, Right], reader.Header);
        if (!layout.Succeeded) return layout.Problems.ToArray();
        var pairs = new HashSet<(string, string)>();
        while (reader.Read())
            pairs.Add(Pair(reader.Cell(layout.Value[Left]).ToString(), reader.Cell(layout.Value[Right]).ToString(), areDuplicates));
        return reader.Fault is { } fault ? fault : pairs;
    }

    /// <summary>Records whose id has the same text in the pattern's first group (or as a whole match) are the same person.</summary>
    public static Outcome<HashSet<(string, string)>> OfPattern(string pattern, IReadOnlyList<string> left, IReadOnlyList<string>? right)
    {
        Regex regex;
        try
        {
            regex = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException wrong)
        {
            return Problem.Invalid("link.truth", $"'{pattern}' is no pattern: {wrong.Message}", "Write one such as 'rec-(\\d+)'.");
        }
        string Person(string id) => regex.Match(id) is { Success: true } match ? match.Groups[match.Groups.Count > 1 ? 1 : 0].Value : id;
        var pairs = new HashSet<(string, string)>();
        var others = (right ?? left).ToLookup(Person, StringComparer.Ordinal);
        foreach (var id in left)
        {
            foreach (var other in others[Person(id)])
            {
                if (right is not null || id != other) pairs.Add(Pair(id, other, right is null));
            }
        }
        return pairs;
    }

    public static LinkQuality Measure(HashSet<(string, string)> truth, IEnumerable<(string Left, string Right)> found, bool areDuplicates)
    {
        var pairs = found.Select(pair => Pair(pair.Left, pair.Right, areDuplicates)).ToHashSet();
        var right = pairs.Count(truth.Contains);
        return new LinkQuality(
            truth.Count, right, pairs.Count - right, truth.Count - right, Share(right, pairs.Count), Share(right, truth.Count),
            Share(2L * right, pairs.Count + truth.Count));
    }

    private static (string, string) Pair(string left, string right, bool areDuplicates) =>
        areDuplicates && string.CompareOrdinal(left, right) > 0 ? (right, left) : (left, right);

    private static decimal Share(long part, long whole) => whole == 0 ? 1 : Math.Round((decimal)part / whole, 5);
}

/// <param name="True">Pairs that are the same person.</param>
/// <param name="Found">Of those, how many were found.</param>
/// <param name="Wrong">Pairs given that are two persons.</param>
/// <param name="Missed">Pairs of the same person that were not given.</param>
/// <param name="Precision">Share of the given pairs that are right.</param>
/// <param name="Recall">Share of the true pairs that were given.</param>
/// <param name="F1">Their harmonic mean.</param>
internal sealed record LinkQuality(long True, long Found, long Wrong, long Missed, decimal Precision, decimal Recall, decimal F1);
