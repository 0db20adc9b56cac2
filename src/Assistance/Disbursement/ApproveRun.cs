using Paseban.Assistance.Registry;
using Paseban.Ledger;
using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <param name="Given">Roles that have approved.</param>
/// <param name="Open">Roles that must still approve; empty when the run is approved.</param>
public sealed record RunApproval(Run Run, IReadOnlyList<Role> Given, IReadOnlyList<Role> Open);

/// <summary>
/// One person's approval. Which roles must approve depends on the total and the day (law/disbursement/approval_thresholds.yaml); who may
/// not, on what they did before (<see cref="ConflictOfInterest"/>).
/// </summary>
public sealed class ApproveRun(Database database, Law law)
{
    internal static readonly EventClaim Recorded = new(
        "run_approval", "run.approval-given",
        told => [new($"{told["name"]}, {Enum.Parse<Role>(told["role"]!):D}", told.By, told.At, told["total"], told["root"])],
        """
        select r.name || ', ' || a.role, a.actor_id, a.approved_at, a.total, a.root
        from run_approval a join run r on r.id = a.run_id
        """);

    public async Task<Outcome<RunApproval>> RunAsync(string runName, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await AdoptedLaw.CheckAsync(work, law, ct) is { } notAdopted) return notAdopted;
        var found = await Run.LockAsync(work, runName, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value;
        await BudgetLine.LockAsync(work, run.FiscalYear, ct);
        var band = law.Disbursement.ApprovalFor(run.Total, context.Today);
        if (!band.Succeeded) return band.Problems.ToArray();
        var given = await GivenAsync(work, run, ct);
        var open = band.Value.Roles.Except(given.Select(one => one.Role)).ToList();
        var isRepeat = given.Exists(one => one.Actor == context.Actor.Id);
        // A run that lacks nobody and is still not approved was left behind: whoever approved it before completes it.
        if (isRepeat && (run.State == RunState.Approved || (run.State == RunState.Checked && open.Count > 0)))
            return new RunApproval(run, [.. given.Select(one => one.Role)], open);

        if (await GuardAsync(work, run, ct) is { Count: > 0 } problems) return problems;
        if (!isRepeat)
        {
            if (!open.Exists(context.Actor.Has)) return RunErrors.RoleNotNeeded(open);
            var role = open.First(context.Actor.Has);
            await WriteAsync(work, run, role, ct);
            given.Add((role, context.Actor.Id));
            open.Remove(role);
        }
        if (open.Count == 0)
        {
            await CompleteAsync(work, run, ct);
            run = run with { State = RunState.Approved };
        }
        await work.CommitAsync(ct);
        return new RunApproval(run, [.. given.Select(one => one.Role)], open);
    }

    /// <summary>The roles that must approve its total on this day, in their order; none where the law does not say.</summary>
    internal static IReadOnlyList<Role> Needed(Law law, Run run, DateOnly today) =>
        law.Disbursement.ApprovalFor(run.Total, today).Match(band => band.Roles, _ => []);

    /// <summary>
    /// Why this actor may not approve this run, told before they ask; null when neither their roles nor their own acts forbid it.
    /// </summary>
    public async Task<Problem?> ObjectionAsync(RunShown shown, Actor actor, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (await ConflictOfInterest.FindAsync(reading, shown.Run, actor, ct) is { } conflict) return conflict;
        // A run that lacks nobody was left behind half approved: whoever may approve completes it.
        return shown.Missing.Count == 0 || shown.Missing.Any(actor.Has) ? null : RunErrors.RoleNotNeeded(shown.Missing);
    }

    private static async Task<List<Problem>> GuardAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var isOpen = run.State is RunState.Built or RunState.Checked;
        if (isOpen && await OpenFindingsAsync(work, run, ct) is { Count: > 0 } findings) return findings;
        if (run.State != RunState.Checked) return [RunErrors.WrongState(run, "approve", RunState.Checked)];
        if (await ConflictOfInterest.FindAsync(work, run, work.Context.Actor, ct) is { } conflict) return [conflict];
        var year = work.Context.Today.Year;
        if (!run.IsReissue && year != run.FiscalYear) return [RunErrors.OtherYear(run, year)];
        if ((await Run.Snapshot.ComputeAsync(work, run.Id, ct)).Root != run.SnapshotRoot) return [RunErrors.SnapshotChanged(run.Name)];
        return await CeilingAsync(work, run, ct);
    }

    private static async Task<List<(Role Role, long Actor)>> GivenAsync(Reading reading, Run run, CancellationToken ct) =>
        [
            .. (await reading.ListAsync<(long Role, long Actor)>(
                "select role, actor_id from run_approval where run_id = @Id", new { run.Id }, ct)).Select(r => ((Role)r.Role, r.Actor)),
        ];

    /// <summary>What the check found and nobody accepted: each that nobody can accept with its remedy, the others by their codes.</summary>
    private static async Task<List<Problem>> OpenFindingsAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var open = await work.ListAsync<(string Code, string English, string Indonesian)>(
            "select code, detail, detail_indonesian from run_finding where run_id = @Id and accepted_at is null order by code, programme",
            new { run.Id }, ct);
        var ceiling = open.Any(finding => finding.Code == Sentinel.Budget) ? await CeilingAsync(work, run, ct) : [];
        // A ceiling says itself what is too much; when it was raised since the check, only the check has to be repeated.
        var problems = open.Where(finding => Sentinel.IsBlocking(finding.Code) && (finding.Code != Sentinel.Budget || ceiling.Count == 0))
            .Select(finding => RunErrors.Blocked(finding.Code, new(finding.Indonesian, finding.English)))
            .Concat(ceiling).ToList();
        var acceptable = open.Select(finding => finding.Code).Where(code => !Sentinel.IsBlocking(code)).Distinct().ToList();
        if (acceptable.Count > 0) problems.Add(RunErrors.OpenFindings(acceptable));
        return problems;
    }

    private static async Task<List<Problem>> CeilingAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        if (run.IsReissue) return [];
        var totals = await PaymentSums.ByProgrammeAsync(work, run.Id, PaymentState.Planned, ct);
        return await BudgetLine.ShortfallsAsync(work, run.FiscalYear, totals.Select(t => (t.Programme, t.Amount)), ct);
    }

    private static async Task WriteAsync(UnitOfWork work, Run run, Role role, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into run_approval (run_id, role, actor_id, approved_at, root, total)
            values (@Id, @role, @actor, @at, @SnapshotRoot, @total)
            """,
            new
            {
                run.Id,
                role = (long)role,
                actor = work.Context.Actor.Id,
                at = work.Context.AtMicroseconds,
                run.SnapshotRoot,
                total = run.Total.Amount,
            },
            ct);
        work.Record(
            "run.approval-given",
            run.Reference.ToString(),
            new { run.Name, role = role.ToString(), total = run.Total.Amount, root = run.SnapshotRoot });
    }

    /// <summary>The last approval: payments become approved and the payable arises.</summary>
    private static async Task CompleteAsync(UnitOfWork work, Run run, CancellationToken ct)
    {
        var postings = run.IsReissue
            ? await ReissuePostingsAsync(work, run, ct)
            : (await PaymentSums.ByProgrammeAsync(work, run.Id, PaymentState.Planned, ct))
                .Select(t => new Posting(Chart.Expenditure, Chart.Payable, t.Programme, t.Amount)).ToList();
        await PaymentTallies.MoveAllAsync(work, run.Id, PaymentState.Planned, PaymentState.Approved, ct);
        await work.ExecuteAsync("update payment set state = 'approved' where run_id = @Id and state = 'planned'", new { run.Id }, ct);
        await work.AnalyzeAsync(["payment"], ct);
        await work.ExecuteAsync("update run set state = 'approved', approved_root = snapshot_root where id = @Id", new { run.Id }, ct);
        if (postings.Count > 0)
            await Journal.PostAsync(
                work, new JournalEntry($"run {run.Id} approved", "run.approved", work.Context.Today, run.Name, run.Id, postings), ct);
        work.Record("run.approved", run.Reference.ToString(), new { run.Name, root = run.SnapshotRoot });
    }

    /// <summary>What was rejected is still payable; what was returned becomes payable again.</summary>
    private static async Task<List<Posting>> ReissuePostingsAsync(Reading reading, Run run, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(string Programme, long Amount)>(
            """
            select p.programme, cast(sum(p.amount) as bigint) from payment p
            join payment_report r on r.person_id = p.person_id and r.payment_id = p.previous_id and r.kind = 'returned'
            where p.run_id = @Id and p.state = 'planned' group by p.programme
            """,
            new { run.Id },
            ct);
        return [.. rows.Select(r => new Posting(Chart.Returned, Chart.Payable, r.Programme, new Rupiah(r.Amount)))];
    }
}
