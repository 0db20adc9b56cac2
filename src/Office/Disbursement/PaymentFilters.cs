using System.Text.Json.Serialization;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

/// <summary>What the list of payments is narrowed to, as the page has it; null and empty narrow nothing.</summary>
public sealed record PaymentFilters(string Run, string? State, string? Programme, string? Area)
{
    [JsonIgnore]
    public PaymentQuery Query => new(
        Run, Enum.TryParse<PaymentState>(State, out var state) ? state : null, Programme.Given(),
        AreaCode.TryParse(Area, out var area) ? area : null);
}
