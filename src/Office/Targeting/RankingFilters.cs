using Paseban.Assistance.Targeting;

namespace Paseban.Office.Targeting;

/// <summary>What a ranking is narrowed to, on its page and in its file.</summary>
/// <param name="Area">Code of a kelurahan; empty for all.</param>
/// <param name="Outcome">selected, waiting or elsewhere; empty for all.</param>
internal sealed record RankingFilters(string Reference, string Area, string Outcome)
{
    public ListRankingLinesRequest Query =>
        new(Reference, Area.Given() is { } code ? AreaCode.Parse(code) : null, Outcome.Given());
}
