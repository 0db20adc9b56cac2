using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>
/// Asks the civil registry's service about everyone of a wave who has not passed that step as they are registered now. Questions are asked
/// outside every transaction; each handful of answers is kept at once, so that a job which was killed, or stopped by the daily quota, goes
/// on by the same command and asks about nobody twice. What was answered lands as one batch at the end of each command.
/// </summary>
public sealed class MatchCivilService(Database database, KeyRing keys, Law law, HttpClient http, CivilRegistryAccess access)
{
    private const int AtOnce = 8;
    private const int KeptTogether = 64;

    /// <summary>Pause before the second try; each further one is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    public async Task<Outcome<MatchResult>> RunAsync(
        string waveCode, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var (judge, rule) = (FindingJudge.Of(law, context.Today), law.Matching.CivilRegistry.At(context.Today));
        if (!judge.Succeeded || !rule.Succeeded) return judge.Problems.Concat(rule.Problems).ToArray();
        if (context.Reason.Length == 0) context = context with { Reason = "question to the civil registry" };
        using var vault = new IdentityVault(keys);
        var answers = new CivilAnswers(vault, rule.Value);
        RegistrationWave wave;
        WaveSubjects subjects;
        List<ApplicantCase> due;
        await using (var reading = await database.ReadAsync(ct))
        {
            if (await AdoptedLaw.CheckAsync(reading, law, ct) is { } notAdopted) return notAdopted;
            if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } wrongRing) return wrongRing;
            var found = await WaveCalendar.FindAsync(reading, waveCode, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            wave = found.Value;
            judge.Value.Dismissed = await FindingStore.DismissedAsync(reading, wave.Id, ct);
            subjects = await WaveSubjects.ReadAsync(reading, wave.Id, MatchKind.Civil, ct);
            due = await DueAsync(reading, wave.Id, subjects, ct);
            if (due.Count == 0) return await NothingDueAsync(reading, wave, ct);
        }
        var client = new CivilRegistryClient(http, access, rule.Value.Threshold, FirstPause);
        var asking = new CivilAsking(database, answers, client, law, wave.Id, KeptTogether, AtOnce);
        await asking.RunAsync([.. due.Select(one => one.Subject.PersonId).Distinct().Order()], context, progress, ct);
        var verdict = new CivilVerdict(subjects, judge.Value, law, rule.Value, Month.Of(context.Today));
        var answered = due.Where(one => asking.Known.ContainsKey(one.Subject.PersonId)).ToList();
        if (answered.Count == 0 && asking.Stopped is { } refusal) return CivilProblems.Of(refusal, access);
        foreach (var subject in answered.Select(one => one.Subject).Distinct()) verdict.Add(subject, asking.Known[subject.PersonId]);
        verdict.Complete();
        var result = await LandAsync(wave, asking, verdict, Cases(subjects, answered, verdict), context, ct);
        return result with { Remaining = due.Count - answered.Count, Stopped = asking.Stopped };
    }

    /// <summary>Those who were answered, and family members whose head turned out to have died.</summary>
    private static List<ApplicantCase> Cases(WaveSubjects subjects, List<ApplicantCase> answered, CivilVerdict verdict)
    {
        var orphaned = verdict.Findings.Where(f => f.Kind == FindingKind.HeadDeceased).Select(f => f.Subject).ToHashSet();
        return [.. answered.Union(subjects.Cases.Where(one => orphaned.Contains(one.Subject)))];
    }

    private async Task<MatchResult> LandAsync(
        RegistrationWave wave, CivilAsking asking, CivilVerdict verdict, List<ApplicantCase> cases, ProcessContext context,
        CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        var run = await asking.RunAsync(work, ct);
        var passed = $"CIVIL {Month.Of(context.Today)}: sesuai";
        var matched = new Matched(
            verdict.Findings, [verdict.Statements()], verdict.Reports, CivilVerdict.Kinds, verdict.Answered, passed);
        var landed = await MatchLanding.LandAsync(work, law.Facts, run, wave.Id, MatchKind.Civil, matched, cases, ct);
        await work.ExecuteAsync(
            "update match_run set asked = @asked, answered = @answered, state = @state where id = @run",
            new { asked = asking.Due, answered = asking.Known.Count, state = asking.Stopped is null ? "done" : "open", run }, ct);
        work.Record(
            "match.run", MatchRuns.ReferenceOf(run),
            new
            {
                wave = wave.Code, kind = MatchKind.Civil.Code(), law = law.Version, asked = asking.Due, answered = asking.Answered,
                stopped = asking.Stopped?.ToString(), landed.Passed, landed.Verify, landed.Dropped, rows = landed.Root,
            });
        await work.CommitAsync(ct);
        await using var reading = await database.ReadAsync(ct);
        return await MatchRuns.ReadAsync(reading, run, wave.Code, MatchKind.Civil, repeated: false, [], ct) with
        {
            RowsRead = asking.Answered,
            Found = asking.Known.Count,
        };
    }

    private static async Task<Outcome<MatchResult>> NothingDueAsync(Reading reading, RegistrationWave wave, CancellationToken ct) =>
        await reading.FindAsync<long?>(
            "select max(id) from match_run where wave_id = @Id and kind = 'civil'", new { wave.Id }, ct) is { } last
            ? await MatchRuns.ReadAsync(reading, last, wave.Code, MatchKind.Civil, repeated: true, [], ct)
            : Problem.Conflict("match.nobody", $"Nobody of {wave.Code} is left to be asked about.", "Look at the wave.")
                .InIndonesian($"Tidak ada lagi orang dari {wave.Code} yang perlu ditanyakan.", "Lihat halaman gelombang.")
                .AtCommandLine("See: paseban wave show");

    private static async Task<List<ApplicantCase>> DueAsync(Reading reading, long wave, WaveSubjects subjects, CancellationToken ct)
    {
        var due = new HashSet<(long Person, long Application)>();
        await using var rows = await reading.StreamAsync(
            $"""
            select m.person_id, m.application_id from application_member m
            where m.wave_id = @wave and m.standing in ('open', 'verify') and {CaseTrail.IsDue(MatchKind.Civil.Step())}
            """,
            new { wave }, ct);
        while (await rows.ReadAsync(ct)) due.Add((rows.GetInt64(0), rows.GetInt64(1)));
        return [.. subjects.Cases.Where(one => due.Contains((one.Subject.PersonId, one.ApplicationId)))];
    }
}
