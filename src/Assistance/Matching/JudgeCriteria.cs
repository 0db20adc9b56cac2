using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>
/// Judges the people of a wave by the criteria of registration, as far as the facts reach. Who fails one goes no further, with the reason
/// of that criterion; what nobody knows refuses nobody and is verified, but for what the meeting is there to answer.
/// </summary>
public sealed class JudgeCriteria(Database database, Law law)
{
    /// <summary>Reason of a case about which something is not known.</summary>
    internal const string Unanswered = "FACT_UNKNOWN";

    private const string Known = $"""
        select m.application_id, m.person_id, {KnownRow.Columns}
        from application_member m join person q on q.person_id = m.person_id
        join person p on p.person_id = coalesce(q.merged_into, q.person_id) left join source_record s on s.person_id = p.person_id
        where m.wave_id = @wave and m.standing in ('open', 'verify')
        order by m.application_id, m.person_id
        """;

    public async Task<Outcome<MatchResult>> RunAsync(
        string waveCode, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var rule = law.Matching.Registration.At(context.Today);
        if (!rule.Succeeded) return rule.Problems.ToArray();
        var compiled = law.AssessorFor(rule.Value.Programme, Month.Of(context.Today));
        if (!compiled.Succeeded) return compiled.Problems.ToArray();
        await using var work = await database.BeginAsync(context, ct);
        if (await AdoptedLaw.CheckAsync(work, law, ct) is { } notAdopted) return notAdopted;
        var wave = await WaveCalendar.FindAsync(work, waveCode, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();

        var judgement = new CriteriaJudgement(law, compiled.Value, rule.Value, await MergedStatements.ReadAsync(work, ct));
        await using (var rows = await work.StreamAsync(Known, new { wave = wave.Value.Id }, ct))
        {
            while (await rows.ReadAsync(ct))
            {
                judgement.Add(rows.GetInt64(0), rows.GetInt64(1), KnownRow.Read(rows, 2));
                if (judgement.Count % 10_000 == 0)
                    progress?.Report(new(new("Menilai kriteria", "Judging by the criteria"), judgement.Count, null));
            }
            judgement.Close();
        }
        var run = await MatchRuns.InsertAsync(
            work, wave.Value.Id, MatchKind.Criteria, law.Version, judgement.Count, judgement.Count, isDone: true, ct);
        var landed = await LandAsync(work, wave.Value.Id, run, judgement, ct);
        work.Record(
            "match.run", MatchRuns.ReferenceOf(run),
            new
            {
                wave = wave.Value.Code, kind = MatchKind.Criteria.Code(), law = law.Version, programme = rule.Value.Programme,
                notMet = judgement.NotMet, unknown = judgement.Unknown, landed.Passed, landed.Verify, landed.Dropped, rows = landed.Root,
            });
        await work.CommitAsync(ct);
        await using var reading = await database.ReadAsync(ct);
        return await MatchRuns.ReadAsync(reading, run, wave.Value.Code, MatchKind.Criteria, repeated: false, [], ct);
    }

    private static async Task<CaseBatchLanded> LandAsync(
        UnitOfWork work, long wave, long run, CriteriaJudgement judgement, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            foreach (var (person, application, outcome, reason, detail) in judgement.Judged)
                bulk.Add(person).Add(application).Add("").Add(outcome.Code()).Add(reason).Add(detail).EndRow();
            await bulk.CompleteAsync(ct);
        }
        return await CaseTrail.LandAsync(work, new(CaseStep.Criteria, wave, MatchRuns.ReferenceOf(run)), ct);
    }
}

/// <summary>Judges one case after the other from the rows of the registry.</summary>
internal sealed class CriteriaJudgement(Law law, Assessor assessor, RegistrationRule rule, MergedStatements merged)
{
    private readonly PersonSheet sheet = new(law, assessor, merged);
    private readonly List<(long Person, long Application, CaseOutcome Outcome, string? Reason, string Detail)> judged = [];
    private readonly Dictionary<string, long> notMet = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> unknown = new(StringComparer.Ordinal);
    private readonly string passed = string.Create(
        CultureInfo.InvariantCulture, $"{assessor.Programme.Code} {assessor.Month}: tidak ada yang gagal");

    private (long Person, long Application) current;

    public IReadOnlyList<(long Person, long Application, CaseOutcome Outcome, string? Reason, string Detail)> Judged => judged;

    public int Count => judged.Count;

    /// <summary>By criterion, how many cases failed it.</summary>
    public IReadOnlyDictionary<string, long> NotMet => notMet;

    /// <summary>By criterion, of how many cases it could not be answered.</summary>
    public IReadOnlyDictionary<string, long> Unknown => unknown;

    /// <param name="application">Whose case it is.</param>
    /// <param name="member">The record that applied.</param>
    /// <param name="row">Of the record that stands for it: what is known of the person is known there.</param>
    public void Add(long application, long member, in KnownRow row)
    {
        if (current == (member, application))
        {
            sheet.Add(row);
            return;
        }
        Close();
        current = (member, application);
        sheet.Begin(row);
    }

    /// <summary>Judges the case whose rows came last.</summary>
    public void Close()
    {
        if (current.Person == 0) return;
        sheet.Settle();
        var code = assessor.Judge(sheet.Facts);
        var (outcome, reason, detail) = code.Outcome == Eligibility.Eligible ? (CaseOutcome.Passed, null, passed) : Weigh(code);
        judged.Add((current.Person, current.Application, outcome, reason, detail));
        current = default;
    }

    private (CaseOutcome Outcome, string? Reason, string Detail) Weigh(AssessmentCode code)
    {
        var findings = assessor.Assess(sheet.Facts).Findings;
        var failed = findings.Where(finding => finding.Result == Truth.NotMet).ToList();
        var open = findings.Where(finding => finding.Result == Truth.Unknown && !IsAwaited(finding)).ToList();
        foreach (var finding in failed) notMet[finding.Criterion.Name] = notMet.GetValueOrDefault(finding.Criterion.Name) + 1;
        foreach (var finding in open) unknown[finding.Criterion.Name] = unknown.GetValueOrDefault(finding.Criterion.Name) + 1;
        if (code.NotMet != 0) return (CaseOutcome.Dropped, failed[0].Criterion.Reason.Code, string.Join("; ", failed.Select(Detail)));
        if (open.Count == 0) return (CaseOutcome.Passed, null, passed);
        var names = string.Join(", ", open.Select(finding => finding.Criterion.Name));
        return (CaseOutcome.Verify, JudgeCriteria.Unanswered, $"belum diketahui: {names}");
    }

    private bool IsAwaited(CriterionFinding finding) =>
        finding.Facts.All(fact => fact.Value is not null || rule.AwaitedFacts.Contains(fact.Fact));

    private static string Detail(CriterionFinding finding) =>
        string.Join(
            ", ",
            finding.Facts.Where(fact => fact.Value is not null).Select(fact =>
                $"{fact.Source?.Code ?? "-"} {fact.Vintage?.Iso[..7] ?? "-"}: {fact.Fact.Code}={fact.Fact.Print(fact.Value!.Value)}")
                .DefaultIfEmpty(finding.Criterion.Name));
}
