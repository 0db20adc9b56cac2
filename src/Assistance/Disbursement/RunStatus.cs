namespace Paseban.Assistance.Disbursement;

/// <summary>Everything that says where a run stands.</summary>
/// <param name="States">Payments by state.</param>
/// <param name="Held">Held payments by reason.</param>
/// <param name="Cities">Credited payments by city (area code of five signs) and programme.</param>
public sealed record RunStatus(
    Run Run, IReadOnlyList<ProgrammeTotal> Totals, IReadOnlyList<(PaymentState State, long Count, Rupiah Amount)> States,
    IReadOnlyDictionary<string, long> Held, IReadOnlyList<(Role Role, string Actor, DateTimeOffset At)> Approvals,
    IReadOnlyList<PaymentOrder> Orders,
    IReadOnlyList<BankFile> Files, IReadOnlyList<(string City, string Programme, long Count, Rupiah Amount)> Cities,
    IReadOnlyList<Run> Reissues)
{
    public static async Task<Outcome<RunStatus>> ReadAsync(Reading reading, string runName, CancellationToken ct = default)
    {
        var found = await Run.FindAsync(reading, runName, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value;
        var approvals = await reading.ListAsync<(long Role, string Actor, long At)>(
            "select a.role, coalesce(n.name, '?'), a.approved_at from run_approval a left join actor n on n.id = a.actor_id where "
                + "a.run_id = @Id order by a.approved_at",
            new { run.Id },
            ct);
        return new RunStatus(
            run,
            await RunTotals.ReadAsync(reading, run.Id, ct),
            await PaymentTallies.ByStateAsync(reading, run.Id, ct),
            await LastScreening.HeldAsync(reading, run.Id, ct),
            [.. approvals.Select(a => ((Role)a.Role, a.Actor, Instant.FromMicroseconds(a.At)))],
            await RecordPaymentOrder.OfRunAsync(reading, run, ct),
            await BankFile.OfRunAsync(reading, run.Id, ct),
            await CitiesAsync(reading, run.Id, ct),
            await Run.ReissuesOfAsync(reading, run.Id, ct));
    }

    private static async Task<IReadOnlyList<(string, string, long, Rupiah)>> CitiesAsync(Reading reading, long run, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string City, string Programme, long Count, long Amount)>(
            """
            select substr(area, 1, 5), programme, cast(sum(payments) as bigint), cast(sum(amount) as bigint) from payment_tally
            where run_id = @run and state = 'credited' group by substr(area, 1, 5), programme order by 1, 2
            """,
            new { run },
            ct);
        return [.. rows.Select(r => (r.City, r.Programme, r.Count, new Rupiah(r.Amount)))];
    }
}
