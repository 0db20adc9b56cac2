using System.Text.Json.Serialization;
using Paseban.Assistance.Matching;

namespace Paseban.Office.Matching;

/// <summary>What the list of findings is narrowed to, as the page has it; null and empty narrow nothing.</summary>
/// <param name="State">all: also what is resolved or superseded.</param>
public sealed record FindingFilters(string Wave, string? Effect, string? Reason, string? Source, string? State, string? Area)
{
    [JsonIgnore]
    public FindingQuery Query => new(
        Wave, Effect.Given(), Reason.Given(), Source.Given(), AreaCode.TryParse(Area, out var area) ? area : null, State != "all");

    /// <summary>Of what waits in the wave, what is asked for; none where an area is, by which nothing is counted.</summary>
    public IReadOnlyList<FindingCount> Of(IReadOnlyList<FindingCount> counts) => Area.Given() is not null ? [] :
    [
        .. counts.Where(count => IsAsked(Effect, count.Effect) && IsAsked(Reason, count.Reason) && IsAsked(Source, count.Source)),
    ];

    /// <summary>How many there are; null where that is not counted.</summary>
    public long? Count(IReadOnlyList<FindingCount> counts) =>
        Area.Given() is not null || State == "all" || Effect == "note" ? null : Of(counts).Sum(count => count.Findings);

    private static bool IsAsked(string? filter, string value) => filter.Given() is not { } asked || asked == value;
}
