using System.Globalization;
using System.Text;
using Paseban.Linkage;

namespace Paseban.Cli.Matching;

/// <summary>Writes pairs as CSV; a file has its name only when it is complete.</summary>
internal static class LinkedPairsFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary><c>left,right,score</c>.</summary>
    public static void Write(string path, LinkageResult result, IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        Write(path, "left,right,score", result.Pairs.Select(pair => $"{Cell(left[pair.Left])},{Cell(right[pair.Right])},{Score(pair)}"));

    /// <summary>
    /// <c>left,right,score,column,agreement,bits</c>: a line for what each column says, the first for how rare such pairs are.
    /// </summary>
    public static void WriteExplained(string path, LinkageResult result, IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        Write(path, "left,right,score,column,agreement,bits", result.Pairs.SelectMany(pair =>
        {
            var why = result.Explain(pair.Left, pair.Right);
            var start = $"{Cell(left[pair.Left])},{Cell(right[pair.Right])},{Score(pair)}";
            return why.Columns
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{start},{Cell(one.Column)},{one.Agreement},{one.Bits:0.00}"))
                .Prepend(string.Create(CultureInfo.InvariantCulture, $"{start},,before,{why.PriorBits:0.00}"));
        }));

    private static void Write(string path, string header, IEnumerable<string> lines)
    {
        using (var writer = new StreamWriter(path + ".part", append: false, Utf8))
        {
            writer.Write(header);
            writer.Write('\n');
            foreach (var line in lines)
            {
                writer.Write(line);
                writer.Write('\n');
            }
        }
        File.Move(path + ".part", path, overwrite: true);
    }

    private static string Score(ScoredPair pair) => pair.Score.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Cell(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
