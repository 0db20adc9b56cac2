using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Closes a reconciled run, only at zero difference, with no open exception and with the payments equal to their control accounts.
/// </summary>
public sealed class CloseRun(Database database)
{
    public async Task<Outcome<Reconciliation>> RunAsync(string runName, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.LockAsync(work, runName, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value;
        var sides = await Reconciliation.ComputeAsync(work, run, ct);
        if (run.State == RunState.Closed) return sides;
        if (run.State != RunState.Reconciled) return RunErrors.WrongState(run, "close", RunState.Reconciled);
        if (run.BuiltBy == context.Actor.Id) return RunErrors.SeparateActs("built", "menyusun");
        if (sides.OpenPayments > 0) return RunErrors.StillOpen(sides.OpenPayments, sides.OpenStates);
        if (sides.Difference != Rupiah.Zero) return RunErrors.Difference(sides.Difference);
        if (await ExceptionInbox.CountOfRunAsync(work, run.Id, ct) is var open and > 0) return RunErrors.OpenExceptions(open);
        if (await SubLedger.CompareAsync(work, ct) is { Count: > 0 } problems) return problems;

        await work.ExecuteAsync(
            "update run set state = 'closed', closed_at = @at where id = @Id", new { at = context.AtMicroseconds, run.Id }, ct);
        work.Record("run.closed", run.Reference.ToString(), new
        {
            run.Name,
            planned = sides.Planned.Amount,
            credited = sides.Credited.Amount,
            held = sides.Held.Amount,
            forfeited = sides.Forfeited.Amount,
            moved = sides.Moved.Amount,
            difference = 0L,
        });
        await work.CommitAsync(ct);
        return sides with { Run = run with { State = RunState.Closed } };
    }
}

/// <summary>The payments of all runs must equal the control accounts of the ledger to the rupiah.</summary>
internal static class SubLedger
{
    // A reissue that is not approved yet leaves the money where its predecessor left it.
    private const string Positions = """
        select position, cast(sum(amount) as bigint) from (
            select p.amount, case
                when p.state = 'instructed' then 'transit'
                when p.state = 'returned' then 'returned'
                when p.state = 'planned' and exists (
                    select 1 from payment_report r where r.person_id = p.person_id and r.payment_id = p.previous_id
                        and r.kind = 'returned') then 'returned'
                else 'payable' end as position
            from payment p
            where p.state in ('approved', 'rejected', 'instructed', 'returned') or (p.state = 'planned' and p.previous_id is not null)) open
        group by position
        """;

    public static async Task<List<Problem>> CompareAsync(Reading reading, CancellationToken ct)
    {
        var positions = (await reading.ListAsync<(string Position, long Amount)>(Positions, ct: ct))
            .ToDictionary(p => p.Position, p => new Rupiah(p.Amount), StringComparer.Ordinal);
        var books = await TrialBalance.ReadAsync(reading, ct: ct);
        var problems = new List<Problem>();
        Compare(Chart.Payable, "payable");
        Compare(Chart.InTransit, "transit");
        Compare(Chart.Returned, "returned");
        var suspended = await SuspendedCash.BalanceAsync(reading, ct);
        if (books.BalanceOf(Chart.Unidentified) != suspended)
            problems.Add(RunErrors.SubLedger(Chart.Unidentified.Code, suspended, books.BalanceOf(Chart.Unidentified)));
        var bank = await reading.FindAsync<long?>("select closing from statement order by id desc limit 1", ct: ct) ?? 0;
        var unbooked = new Rupiah(await reading.SingleAsync<long>(
            "select cast(coalesce(sum(cash), 0) as bigint) from exception_item where resolved_at is null", ct: ct));
        if (unbooked != Rupiah.Zero && books.BalanceOf(Chart.FundAtBank) + unbooked == new Rupiah(bank))
            problems.Add(RunErrors.UnbookedCash(unbooked));
        else if (books.BalanceOf(Chart.FundAtBank) != new Rupiah(bank))
            problems.Add(
                RunErrors.SubLedger(
                    $"{Chart.FundAtBank.Code} (the bank's statement)", new Rupiah(bank), books.BalanceOf(Chart.FundAtBank)));
        return problems;

        void Compare(Account account, string position)
        {
            var payments = positions.GetValueOrDefault(position);
            if (books.BalanceOf(account) != payments) problems.Add(RunErrors.SubLedger(account.Code, payments, books.BalanceOf(account)));
        }
    }
}
