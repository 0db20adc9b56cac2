using System.Text.Json.Serialization;
using Paseban.Assistance.Enrolment;

namespace Paseban.Office.Enrolment;

/// <summary>What the list of recipients is narrowed to, as the page has it; null and empty narrow nothing.</summary>
public sealed record RecipientFilters(string? Programme, string? Cohort, string? Status, string? Area)
{
    [JsonIgnore]
    public RecipientQuery Query => new(
        Programme.Given(), Cohort.Given(), Status.Given(), AreaCode.TryParse(Area, out var area) ? area : null);
}
