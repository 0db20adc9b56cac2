using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Targeting;

/// <summary>One step from the locked list to the draft, as counts: each case once, by the newest that the step said.</summary>
/// <param name="Programme">Empty for the steps that are not taken programme by programme.</param>
public sealed record TargetingStep(CaseStep Step, string Programme, long In, long GoOn, long Verify, long Waiting, long Dropped);

/// <summary>The newest judgement of a programme's candidates for a month, and the newest ranking made of it.</summary>
/// <param name="IsOfThisLaw">Judged by the law that is in force here; otherwise it must be judged again before it is ranked.</param>
/// <param name="IsRankingOutdated">Ranked before this judgement, or by another law: no decree can be drafted from it.</param>
public sealed record CandidacyShown(
    string Assessment, string Programme, Month Month, long People, long Eligible, long NotEligible, long Unknown,
    DateTimeOffset AssessedAt, bool IsOfThisLaw, Ranking? Ranking, bool IsRankingOutdated);

/// <summary>A draft of a decree as it was written.</summary>
public sealed record DraftShown(
    string Reference, string Number, string? Amends, IReadOnlyList<string> Rankings, string FileHash, long Lines, Rupiah PerMonth,
    DateTimeOffset At);

/// <summary>Where targeting stands: what was locked, sent, answered, judged, ranked and drafted.</summary>
public sealed class ShowTargeting(Database database)
{
    private const int DraftsShown = 50;

    private static readonly string OfWave =
        $"from case_batch b join case_step c on c.batch_id = b.id where {ShowWave.Within("@wave")}";

    // From the few people of a kelurahan to their steps.
    private static readonly string OfPart = $"""
        from person q cross join case_step c cross join case_batch b
        where c.person_id = q.person_id and b.id = c.batch_id and {ShowWave.Within("@wave")}
        """;

    /// <summary>The newest act upon cases; while it is the newest, every count of steps stays as it is.</summary>
    public async Task<long> NewestBatchAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await reading.SingleAsync<long>("select coalesce(max(id), 0) from case_batch", ct: ct);
    }

    /// <param name="wave">The wave.</param>
    /// <param name="seesAll">Whether the reader sees the whole city; otherwise every count is made of the rows that they see.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<TargetingStep>> StepsAsync(RegistrationWave wave, bool seesAll, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var batches = await reading.ListAsync<BatchRow>(
            """
            select b.step as Step, cast(case when b.wave_id is null then 0 else 1 end as bigint) as IsWhole,
                   b.passed + b.reopened as GoOn, b.verify as Verify, b.waiting as Waiting, b.dropped as Dropped,
                   coalesce((select min(c.programme) from case_step c where c.batch_id = b.id), '') as FirstProgramme,
                   coalesce((select max(c.programme) from case_step c where c.batch_id = b.id), '') as LastProgramme
            from case_batch b where (b.wave_id = @Id or b.wave_id is null) and b.step >= @first
            """,
            new { wave.Id, first = (long)CaseStep.TargetList },
            ct);
        // In one batch nobody stands twice for a programme, so the counts with which it was sealed are exact and millions of rows need not
        // be read, unless another batch of the step is of the same programme, or holds cases of several waves.
        var known = batches.GroupBy(batch => batch.Step).Where(step => seesAll && IsOncePerProgramme([.. step]))
            .SelectMany(step => step.Select(batch => batch.ToStep())).ToList();
        var open = batches.Select(batch => batch.Step).Distinct().Except(known.Select(step => (long)step.Step)).ToArray();
        if (open.Length > 0) known.AddRange(await CountAsync(reading, wave.Id, open, seesAll ? OfWave : OfPart, ct));
        return [.. known.OrderBy(step => step.Step).ThenBy(step => step.Programme, StringComparer.Ordinal)];
    }

    /// <param name="law">Content hash of the law in force here.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<CandidacyShown>> CandidaciesAsync(string law, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var rows = await reading.ListAsync<CandidacyRow>(
            """
            select a.id as Id, a.programme as Programme, a.month as MonthIndex, a.people as People, a.eligible as Eligible,
                   a.not_eligible as NotEligible, a.unknown as "Unknown", a.assessed_at as AssessedAt, a.law_hash as LawHash
            from candidacy c join assessment a on a.id = c.assessment_id
            where not exists (
                select 1 from candidacy later
                where later.programme = c.programme and later.month = c.month and later.assessment_id > c.assessment_id)
            order by a.month desc, a.programme
            """,
            ct: ct);
        var shown = new List<CandidacyShown>(rows.Count);
        foreach (var row in rows)
        {
            var month = new Month((int)row.MonthIndex);
            var ranking = await RankingStore.NewestAsync(reading, row.Programme, month, ct);
            shown.Add(new(
                Assessments.ReferenceOf(row.Id), row.Programme, month, row.People, row.Eligible, row.NotEligible, row.Unknown,
                Instant.FromMicroseconds(row.AssessedAt), row.LawHash == law, ranking, ranking?.IsOf(row.Id, law) == false));
        }
        return shown;
    }

    /// <summary>The newest drafts of decrees, the newest first.</summary>
    public async Task<IReadOnlyList<DraftShown>> DraftsAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var rows = await reading.ListAsync<DraftRow>(
            """
            select id as Id, number as Number, amends as Amends, rankings as Rankings, file_hash as FileHash, lines as Lines,
                   per_month as PerMonth, drafted_at as At
            from decree_draft order by id desc limit @DraftsShown
            """,
            new { DraftsShown = (long)DraftsShown },
            ct);
        return
        [
            .. rows.Select(row => new DraftShown(
                Reference.Of("DRF", row.Id).ToString(), row.Number, row.Amends, row.Rankings.Split(','), row.FileHash, row.Lines,
                new(row.PerMonth), Instant.FromMicroseconds(row.At))),
        ];
    }

    /// <summary>Submissions to the ministry, the newest first; of one list, or of all.</summary>
    public async Task<IReadOnlyList<Submission>> SubmissionsAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await reading.ListAsync<Submission>($"{SubmissionStore.Select} order by id desc", ct: ct);
    }

    private static bool IsOncePerProgramme(IReadOnlyList<BatchRow> batches) =>
        batches.All(batch => batch.IsWhole == 1 && batch.FirstProgramme == batch.LastProgramme)
        && batches.DistinctBy(batch => batch.FirstProgramme).Count() == batches.Count;

    private static async Task<IEnumerable<TargetingStep>> CountAsync(
        Reading reading, long wave, long[] steps, string from, CancellationToken ct)
    {
        var rows = await reading.ListAsync<(long Step, string Programme, string Outcome, long Cases)>(
            $"""
            select s.step, s.programme, s.outcome, count(*)
            from (
                select b.step, c.programme, c.outcome,
                       row_number() over (
                           partition by c.person_id, c.application_id, c.programme, b.step order by c.batch_id desc) as newest
                {from} and b.step in ({string.Join(',', steps)})) s
            where s.newest = 1
            group by s.step, s.programme, s.outcome
            """,
            new { wave },
            ct);
        return rows.GroupBy(row => (row.Step, row.Programme)).Select(group =>
        {
            long Of(params CaseOutcome[] outcomes) =>
                group.Where(row => outcomes.Any(outcome => outcome.Code() == row.Outcome)).Sum(row => row.Cases);
            return new TargetingStep(
                (CaseStep)group.Key.Step, group.Key.Programme, group.Sum(row => row.Cases), Of(CaseOutcome.Passed, CaseOutcome.Reopened),
                Of(CaseOutcome.Verify), Of(CaseOutcome.Waiting), Of(CaseOutcome.Dropped));
        });
    }

    private sealed record BatchRow(
        long Step, long IsWhole, long GoOn, long Verify, long Waiting, long Dropped, string FirstProgramme, string LastProgramme)
    {
        public TargetingStep ToStep() =>
            new((CaseStep)Step, FirstProgramme, GoOn + Verify + Waiting + Dropped, GoOn, Verify, Waiting, Dropped);
    }

    private sealed record CandidacyRow(
        long Id, string Programme, long MonthIndex, long People, long Eligible, long NotEligible, long Unknown, long AssessedAt,
        string LawHash);

    private sealed record DraftRow(
        long Id, string Number, string? Amends, string Rankings, string FileHash, long Lines, long PerMonth, long At);
}
