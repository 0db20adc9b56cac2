using System.Text.RegularExpressions;
using Paseban.Assistance.Accounts;
using Paseban.Kernel;

namespace Paseban.Tests.Tidy;

/// <summary>What documents promise must be there.</summary>
internal static partial class DocumentRules
{
    /// <param name="document">A Markdown file.</param>
    /// <param name="exists">Whether a path from the root is a file or a folder.</param>
    public static IEnumerable<Finding> BrokenLinks(SourceFile document, Func<string, bool> exists) =>
        from line in document.Lines.Index()
        from Match link in Link().Matches(line.Item)
        let target = link.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
        where !exists(Resolve(document.Parts.SkipLast(1), target))
        select document.Find(line.Index + 1, $"the link to {target} leads nowhere.");

    /// <summary>Rows of a table whose first cell is <c>`Name`</c>.</summary>
    public static IReadOnlySet<string> NamesInTable(string text) =>
        TableName().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    public static IEnumerable<Finding> ProcessKinds(SourceFile document)
    {
        var named = NamesInTable(document.Text);
        var known = Enum.GetNames<ProcessKind>();
        foreach (var kind in known.Except(named)) yield return document.Find(0, $"says nothing of the process kind {kind}.");
        foreach (var name in named.Except(known)) yield return document.Find(0, $"names {name}, which is no process kind.");
    }

    /// <summary>Rows <c>| `Kind` | roles |</c> that differ from the table of rights in the code.</summary>
    public static IEnumerable<Finding> Roles(SourceFile document) =>
        from kind in Enum.GetValues<ProcessKind>()
        let row = $"| `{kind}` | {string.Join(", ", Rights.Of(kind).Order())} |"
        where !document.Lines.Contains(row, StringComparer.Ordinal)
        select document.Find(0, $"must have the row {row}");

    /// <summary>Steps that have a folder but no link to it.</summary>
    public static IEnumerable<Finding> UnlinkedSteps(SourceFile readme, IEnumerable<string> steps) =>
        from step in steps
        where !readme.Text.Contains($"(src/Assistance/{step}/)", StringComparison.Ordinal)
        select readme.Find(0, $"does not link to src/Assistance/{step}/.");

    /// <summary>Numbers 0001, 0002, ... without a gap; one name a number; siblings for single engines only.</summary>
    public static IEnumerable<Finding> Migrations(IReadOnlyList<string> fileNames)
    {
        const string Folder = "src/Storage/migrations";
        var names = new SortedDictionary<int, HashSet<string>>();
        foreach (var file in fileNames)
        {
            var parts = MigrationName().Match(file);
            if (!parts.Success)
            {
                yield return new Finding($"{Folder}/{file}", 0, "is not named 0001-what.sql, nor with .sqlite or .postgres before .sql.");
                continue;
            }
            var number = int.Parse(parts.Groups["number"].Value, null);
            names.TryAdd(number, new HashSet<string>(StringComparer.Ordinal));
            names[number].Add(parts.Groups["what"].Value);
        }
        foreach (var (number, whats) in names)
        {
            if (whats.Count > 1) yield return new Finding(Folder, 0, $"{number:0000} is taken twice: {string.Join(", ", whats)}.");
        }
        for (var number = 1; number <= names.Keys.LastOrDefault(); number++)
        {
            if (!names.ContainsKey(number)) yield return new Finding(Folder, 0, $"{number:0000} is missing.");
        }
    }

    private static string Resolve(IEnumerable<string> folder, string target)
    {
        var path = new List<string>(target.StartsWith('/') ? [] : folder);
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..") path.RemoveAt(path.Count - 1);
            else if (part != ".") path.Add(part);
        }
        return string.Join('/', path);
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| *`(?<name>\w+)` *\|", RegexOptions.Multiline)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^(?<number>\d{4})-(?<what>[a-z0-9-]+)(\.(sqlite|postgres))?\.sql$")]
    private static partial Regex MigrationName();
}
