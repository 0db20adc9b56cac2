using System.Text.Json.Serialization;
using Paseban.Assistance.Intake;

namespace Paseban.Office.Intake;

/// <summary>What the list of applications is narrowed to, as the page has it; what is no such code narrows nothing.</summary>
public sealed record ApplicationFilters(string Wave, string? State, string? Door, string? Standing, string? Area)
{
    public static readonly IReadOnlyList<string> Standings = ["open", "verify", "dropped", "withdrawn"];

    [JsonIgnore]
    public ListApplicationsRequest Query => new(
        Wave, Find<ApplicationState>(State, ApplicationWords.Code), AreaCode.TryParse(Area, out var area) ? area : null,
        Door: Find<ApplicationDoor>(Door, ApplicationWords.Code), Standing: Standings.Contains(Standing) ? Standing : null);

    /// <summary>How many the filters leave; null where that is not known without reading them all.</summary>
    public long? Count(ApplicationCounts counts) => Query.Standing is null ? counts.Of(Query.State, Query.Door) : null;

    private static T? Find<T>(string? code, Func<T, string> codeOf) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => codeOf(value) == code).Cast<T?>().FirstOrDefault();
}
