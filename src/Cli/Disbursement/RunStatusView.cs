using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Territory;

namespace Paseban.Cli.Disbursement;

internal sealed record PaymentsInState(PaymentState State, long Payments, Rupiah Amount);

internal sealed record GivenApproval(Role Role, string Actor, DateTimeOffset At);

internal sealed record CreditedInCity(string City, string Name, string Programme, long Payments, Rupiah Amount);

/// <summary>A run's status with names for everything, as it is printed and written as JSON.</summary>
internal sealed record RunStatusView(
    Run Run,
    IReadOnlyList<ProgrammeTotal> Totals,
    IReadOnlyList<PaymentsInState> States,
    IReadOnlyDictionary<string, long> Held,
    IReadOnlyList<GivenApproval> Approvals,
    IReadOnlyList<PaymentOrder> Orders,
    IReadOnlyList<BankFile> Files,
    IReadOnlyList<CreditedInCity> Cities,
    IReadOnlyList<Run> Reissues)
{
    public static RunStatusView Of(RunStatus status, AreaIndex areas) => new(
        status.Run,
        status.Totals,
        [.. status.States.Select(state => new PaymentsInState(state.State, state.Count, state.Amount))],
        status.Held,
        [.. status.Approvals.Select(approval => new GivenApproval(approval.Role, approval.Actor, approval.At))],
        status.Orders,
        status.Files,
        [.. status.Cities.Select(city => new CreditedInCity(city.City, Name(city.City, areas), city.Programme, city.Count, city.Amount))],
        status.Reissues);

    private static string Name(string code, AreaIndex areas) =>
        AreaCode.TryParse(code, out var area) && areas.Find(area) is { } known ? known.Name : code;
}
