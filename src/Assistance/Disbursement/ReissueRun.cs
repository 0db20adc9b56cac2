using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <param name="Name">The name of the new run.</param>
/// <param name="Parent">The run whose rejected or returned payments are paid again.</param>
/// <param name="SameAccount">Also those whose account has not changed since (the bank mended it at its side).</param>
/// <param name="LateAuthority">The recorded authority under which months of a closed year are paid.</param>
public sealed record ReissueRequest(
    string Name, string Parent, DateOnly ValueDate, bool SameAccount = false, string? LateAuthority = null);

/// <summary>
/// Builds a run from what the bank rejected or returned, to the corrected accounts. It goes through the same acts as any run; the months
/// move from the old payment to the new one, so that they can never be paid through both.
/// </summary>
public sealed class ReissueRun(Database database, Law law)
{
    private const string Payments = """
        insert into payment (person_id, id, run_id, attempt, previous_id, programme, area, months, first_month, last_month, amount,
                             bank, holder_name, account_version, account_index, account_ciphertext, state)
        select p.person_id, @first - 1 + row_number() over (order by p.id), @run, p.attempt + 1, p.id, p.programme, p.area,
               p.months, p.first_month, p.last_month, p.amount, b.bank, b.holder_name, b.version, b.blind_index, b.ciphertext, 'planned'
        """;

    private const string Candidates = """
        from payment p join bank_account b on b.person_id = p.person_id and b.current = 1
        where p.run_id = @parent and p.state in ('rejected', 'returned') and (@sameAccount = 1 or b.version <> p.account_version)
        """;

    public async Task<Outcome<Run>> RunAsync(ReissueRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Run.NameProblem(request.Name) is { } unnamed) return unnamed;
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.LockAsync(work, request.Parent, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var parent = found.Value;
        if (await Run.FindAsync(work, request.Name, ct) is { Succeeded: true } same)
            return same.Value.ParentId == parent.Id ? same.Value : RunErrors.NameTaken(request.Name, "parent", "asal");
        if (parent.State is not (RunState.Instructed or RunState.Reconciled or RunState.Closed))
            return RunErrors.WrongState(parent, "reissue from", RunState.Instructed, RunState.Reconciled, RunState.Closed);
        if (request.ValueDate < context.Today) return RunErrors.ValueDatePassed(request.ValueDate);
        if (await AdoptedLaw.CheckAsync(work, law, ct) is { } notAdopted) return notAdopted;

        var args = new { parent = parent.Id, sameAccount = request.SameAccount ? 1L : 0L };
        var (count, earliest, latest) = await work.SingleAsync<(long, long, long)>(
            $"select count(*), coalesce(min(p.first_month), 0), coalesce(max(p.last_month), 0) {Candidates}", args, ct);
        if (count == 0) return RunErrors.NothingToReissue(parent.Name);
        var months = new MonthRange(new Month((int)earliest), new Month((int)latest));
        var late = await LateMonths.AllowAsync(work, months, request.LateAuthority, ct);
        if (!late.Succeeded) return late.Problems.ToArray();
        var run = await work.TakeNumbersAsync("run", 1, ct);
        await InsertAsync(work, run, parent, request, late.Value.Authority, ct);
        var first = await work.TakeNumbersAsync("payment", count, ct);
        await work.ExecuteAsync($"{Payments} {Candidates}", new { args.parent, args.sameAccount, run, first }, ct);
        await MoveMonthsAsync(work, run, ct);
        var sealedRun = await BuildRun.SealAsync(work, run, request.ValueDate, ct);
        // What is held is not owed in this run; until now its predecessor said that it was.
        await OwedPayments.BookBackAsync(work, sealedRun, "p.state = 'held'", "held", ct);
        await work.CommitAsync(ct);
        return sealedRun;
    }

    private static async Task MoveMonthsAsync(UnitOfWork work, long run, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            update month_allocation set payment_id = p.id
            from payment p
            where p.run_id = @run and month_allocation.person_id = p.person_id and month_allocation.payment_id = p.previous_id
            """,
            new { run },
            ct);
        await PaymentTallies.MoveAsync(
            work, "from payment n join payment p on p.person_id = n.person_id and p.id = n.previous_id where n.run_id = @run",
            PaymentState.Reissued, new { run }, ct);
        await work.ExecuteAsync(
            """
            update payment set state = 'reissued'
            where (person_id, id) in (select person_id, previous_id from payment where run_id = @run)
            """,
            new { run },
            ct);
        await work.ExecuteAsync(
            "update follow_up set closed_at = @at where closed_at is null and payment_id in (select previous_id from payment where "
                + "run_id = @run)",
            new { run, at = work.Context.AtMicroseconds },
            ct);
    }

    private Task<int> InsertAsync(
        UnitOfWork work, long id, Run parent, ReissueRequest request, long? authority, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into run (id, name, kind, parent_id, programmes, cohort, from_month, through_month, arrears, fiscal_year, value_date,
                             state, law_hash, built_at, built_by, payments, total, snapshot_root, late_authority_id)
            values (@id, @Name, 'reissue', @parent, @programmes, @Cohort, @from, @through, 0, @year, @valueDate, 'built', @law, @at, @by,
                    0, 0, '', @authority)
            """,
            new
            {
                id,
                request.Name,
                parent = parent.Id,
                programmes = string.Join(',', parent.Programmes),
                parent.Cohort,
                from = (long)parent.Months.From.Index,
                through = (long)parent.Months.Through.Index,
                year = (long)parent.FiscalYear,
                valueDate = request.ValueDate.Iso,
                law = law.Version,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
                authority,
            },
            ct);
}
