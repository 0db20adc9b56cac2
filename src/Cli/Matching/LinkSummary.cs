using Paseban.Linkage;

namespace Paseban.Cli.Matching;

/// <summary>What became of a linkage.</summary>
/// <param name="File">Where the pairs are.</param>
/// <param name="LeftRecords">Records of the left file.</param>
/// <param name="RightRecords">Records of the right file; null when duplicates were looked for.</param>
/// <param name="Compared">Pairs compared.</param>
/// <param name="Pairs">Pairs found.</param>
/// <param name="Groups">Groups of duplicates; null with two files.</param>
/// <param name="Columns">How each column was compared and what it weighs.</param>
/// <param name="OnOneSideOnly">Columns that only one file has.</param>
/// <param name="Keys">How pairs were found.</param>
/// <param name="Quality">Against the truth; null when none was given.</param>
internal sealed record LinkSummary(
    string File, long LeftRecords, long? RightRecords, long Compared, long Pairs, long? Groups, IReadOnlyList<LinkedColumn> Columns,
    IReadOnlyList<string> OnOneSideOnly, IReadOnlyList<KeyReport> Keys, LinkQuality? Quality)
{
    public static LinkSummary Of(
        string file, LinkTableFile left, LinkTableFile? right, LinkageResult result, LinkageConfig config, LinkQuality? quality) => new(
        file,
        left.Ids.Count,
        right?.Ids.Count,
        result.Model.Compared,
        result.Pairs.Count,
        right is null && !config.OneToOne ? result.Groups.Where((group, row) => group != row).Distinct().Count() : null,
        [.. result.Model.Columns.Select(LinkedColumn.Of)],
        right is null ? [] : LinkagePlan.ColumnsOnOneSide(left.Table, right.Table, config),
        result.Model.Keys,
        quality);
}

/// <param name="Column">The column.</param>
/// <param name="Kind">How it was compared.</param>
/// <param name="WasGuessed">Whether the kind was guessed.</param>
/// <param name="Exact">Evidence when both values are the same, in bits.</param>
/// <param name="Different">Evidence when they differ.</param>
internal sealed record LinkedColumn(string Column, ColumnKind Kind, bool WasGuessed, decimal Exact, decimal Different)
{
    public static LinkedColumn Of(ColumnModel model) =>
        new(model.Column, model.Kind, model.WasGuessed, Bits(model, "exact"), Bits(model, "different"));

    private static decimal Bits(ColumnModel model, string agreement) =>
        Math.Round((decimal)model.Levels.Single(level => level.Agreement == agreement).Bits, 2);
}
