using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <param name="Accept">Codes of findings that are accepted now, with the context's reason; empty to only look.</param>
public sealed record CheckRunRequest(string Run, IReadOnlyList<string> Accept);

/// <param name="Findings">What stands out; each must be accepted with a reason before the run may be approved.</param>
public sealed record CheckedRun(Run Run, IReadOnlyList<Finding> Findings, IReadOnlyList<ProgrammeTotal> Totals)
{
    public int Open => Findings.Count(finding => finding.Reason is null);
}

/// <param name="Detail">What stands out, with its figures.</param>
/// <param name="Blocking">Cannot be accepted: the run must be cancelled and built again.</param>
/// <param name="Reason">Why it was accepted; null while it is open.</param>
public sealed record Finding(string Code, string Programme, BilingualText Detail, bool Blocking, string? Reason);

/// <summary>Checks a built run against the law, the budget and the run before it, and takes reasons for what stands out.</summary>
public sealed class CheckRun(Database database, Law law)
{
    public async Task<Outcome<CheckedRun>> RunAsync(CheckRunRequest request, ProcessContext context, CancellationToken ct = default)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (await AdoptedLaw.CheckAsync(work, law, ct) is { } notAdopted) return notAdopted;
        var found = await Run.LockAsync(work, request.Run, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value;
        if (run.State is not (RunState.Built or RunState.Checked))
            return RunErrors.WrongState(run, "check", RunState.Built, RunState.Checked);
        if (request.Accept.Count > 0 && RunErrors.WithoutReason(context) is { } unexplained) return unexplained;

        var sentinel = new Sentinel(law);
        var seen = await sentinel.LookAsync(work, run, ct);
        if (!seen.Succeeded) return seen.Problems.ToArray();
        await work.ExecuteAsync("delete from run_finding where run_id = @Id and accepted_at is null", new { run.Id }, ct);
        foreach (var finding in seen.Value) await KeepAsync(work, run, finding, ct);
        var accepted = await AcceptAsync(work, run, seen.Value, request.Accept, ct);
        if (!accepted.Succeeded) return accepted.Problems.ToArray();

        var findings = await FindingsAsync(work, run.Id, seen.Value, ct);
        if (findings.All(finding => finding.Reason is not null))
        {
            await Run.SetStateAsync(work, run.Id, RunState.Checked, ct);
            if (run.State == RunState.Built)
                work.Record("run.checked", run.Reference.ToString(), new { run.Name, findings = findings.Count });
        }
        await work.CommitAsync(ct);
        return new CheckedRun(await RefreshAsync(run.Id, ct), findings, await TotalsAsync(run.Id, ct));
    }

    /// <summary>What was accepted was accepted as it read: a finding that reads otherwise is open again.</summary>
    private static Task<int> KeepAsync(UnitOfWork work, Run run, Finding finding, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into run_finding (run_id, code, programme, detail, detail_indonesian)
            values (@Id, @Code, @Programme, @english, @indonesian)
            on conflict (run_id, code, programme) do update
                set detail = excluded.detail, detail_indonesian = excluded.detail_indonesian, accepted_at = null, accepted_by = null,
                    reason = null
            where run_finding.detail <> excluded.detail
            """,
            new { run.Id, finding.Code, finding.Programme, english = finding.Detail.En, indonesian = finding.Detail.Id },
            ct);

    private static async Task<Outcome<int>> AcceptAsync(
        UnitOfWork work, Run run, IReadOnlyList<Finding> seen, IReadOnlyList<string> codes, CancellationToken ct)
    {
        foreach (var code in codes)
        {
            var matching = seen.Where(finding => finding.Code == code).ToList();
            if (matching.Count == 0)
                return Problem.NotFound(
                    "run.no-finding",
                    $"Run '{run.Name}' has no finding {code}.",
                    $"Its findings: {string.Join(", ", seen.Select(f => f.Code).Distinct())}")
                    .InIndonesian(
                        $"Penyaluran '{run.Name}' tidak punya temuan {code}.",
                        $"Temuannya: {string.Join(", ", seen.Select(f => f.Code).Distinct())}");
            if (matching.Find(finding => finding.Blocking) is { } blocking) return RunErrors.Blocked(code, blocking.Detail);
            await work.ExecuteAsync(
                "update run_finding set accepted_at = @at, accepted_by = @by, reason = @Reason where run_id = @Id and code = @code and "
                    + "accepted_at is null",
                new { at = work.Context.AtMicroseconds, by = work.Context.Actor.Id, work.Context.Reason, run.Id, code },
                ct);
            work.Record("run.finding-accepted", run.Reference.ToString(), new { run.Name, code, work.Context.Reason });
        }
        return codes.Count;
    }

    private static async Task<List<Finding>> FindingsAsync(Reading reading, long run, IReadOnlyList<Finding> seen, CancellationToken ct)
    {
        var reasons = (await reading.ListAsync<(string Code, string Programme, string? Reason)>(
            "select code, programme, reason from run_finding where run_id = @run", new { run }, ct))
                .ToDictionary(r => (r.Code, r.Programme), r => r.Reason);
        return [.. seen.Select(finding => finding with { Reason = reasons.GetValueOrDefault((finding.Code, finding.Programme)) })];
    }

    private async Task<Run> RefreshAsync(long id, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        return await Run.ByIdAsync(reading, id, ct);
    }

    private async Task<IReadOnlyList<ProgrammeTotal>> TotalsAsync(long id, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        return await RunTotals.ReadAsync(reading, id, ct);
    }
}
