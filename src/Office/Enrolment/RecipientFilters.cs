using System.Text.Json.Serialization;
using Paseban.Assistance.Enrolment;

namespace Paseban.Office.Enrolment;

/// <summary>What the list of recipients is narrowed to, as the page has it; null and empty narrow nothing.</summary>
public sealed record RecipientFilters(string? Programme, string? Cohort, string? Status, string? Area)
{
    [JsonIgnore]
    public RecipientQuery Query => new(Given(Programme), Given(Cohort), Given(Status), AreaChoices.Read(Area));

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
