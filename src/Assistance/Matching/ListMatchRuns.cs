using Paseban.Assistance.Intake;

namespace Paseban.Assistance.Matching;

/// <summary>An extract as a run read it.</summary>
public sealed record ReadExtract(string Register, string Name, Month Vintage, long Rows, long Refused, long Found);

/// <param name="Reference">MR-...</param>
/// <param name="Asked">Questions or people it was about.</param>
/// <param name="IsDone">False: stopped by a quota or broken off; the same goes on.</param>
/// <param name="Passed">Cases of the whole wave that went on; Verify with a doubt, Dropped no further.</param>
public sealed record ListedRun(
    string Reference, MatchKind Kind, DateTimeOffset At, long Asked, long Answered, bool IsDone, long Passed, long Verify, long Dropped,
    IReadOnlyList<ReadExtract> Extracts);

/// <summary>How much of the civil registry's quota is used.</summary>
/// <param name="AskedToday">Answers that were kept today.</param>
/// <param name="LastAt">When the newest answer came; null before the first.</param>
/// <param name="Waiting">People of the wave without an answer in the newest run that asked; null when nothing waits.</param>
public sealed record CivilQuota(long AskedToday, DateTimeOffset? LastAt, long? Waiting);

public sealed record MatchRunsListed(string Wave, IReadOnlyList<ListedRun> Runs, CivilQuota Quota);

/// <summary>The match runs of a wave with what they read and what became of its cases. Nobody's name.</summary>
public sealed class ListMatchRuns(Database database)
{
    /// <param name="waveCode">The wave.</param>
    /// <param name="now">For what was asked today.</param>
    /// <param name="most">At most this many runs, the newest.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<MatchRunsListed>> RunAsync(string waveCode, DateTimeOffset now, int most = 50, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, waveCode, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var parts = new { wave = wave.Value.Id, most = (long)most };
        var runs = await reading.ListAsync<Row>(
            """
            select id as Id, kind as Kind, recorded_at as At, asked as Asked, answered as Answered, state as State
            from match_run where wave_id = @wave order by id desc limit @most
            """,
            parts, ct);
        var files = (await reading.ListAsync<FileRow>(
            """
            select f.run_id as RunId, f.register as Register, f.name as Name, f.vintage as Vintage, f.rows_read as Rows,
                   f.rows_refused as Refused, f.rows_found as Found
            from match_file f join match_run r on r.id = f.run_id where r.wave_id = @wave order by f.run_id, f.register, f.name
            """,
            parts, ct)).ToLookup(file => file.RunId);
        // As each batch counted when it landed: the trail itself has a row for every case of every run.
        var outcomes = (await reading.ListAsync<OutcomeRow>(
            """
            select reference as Reference, cast(sum(passed) as bigint) as Passed, cast(sum(verify) as bigint) as Verify,
                   cast(sum(dropped) as bigint) as Dropped
            from case_batch where wave_id = @wave and substr(reference, 1, 3) = 'MR-' group by reference
            """,
            parts, ct)).ToDictionary(row => row.Reference, StringComparer.Ordinal);
        return new MatchRunsListed(
            wave.Value.Code, [.. runs.Select(run => run.Listed(files[run.Id], outcomes.GetValueOrDefault(MatchRuns.ReferenceOf(run.Id))))],
            await QuotaAsync(reading, wave.Value.Id, now, ct));
    }

    /// <summary>Pairs of look-alikes that wait for a decision.</summary>
    public async Task<long> PairsAsync(string waveCode, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, waveCode, ct);
        return !wave.Succeeded ? 0 : await reading.SingleAsync<long>(
            $"select count(*) from duplicate_pair d where {ListDuplicates.Open}", new { wave = wave.Value.Id }, ct);
    }

    private static async Task<CivilQuota> QuotaAsync(Reading reading, long wave, DateTimeOffset now, CancellationToken ct)
    {
        var local = now.ToOffset(ProcessContext.Jakarta);
        var midnight = Instant.ToMicroseconds(local - local.TimeOfDay);
        var (today, last) = await reading.SingleAsync<(long, long?)>(
            """
            select cast(coalesce(sum((
                       select count(*) from civil_answer a where a.run_id = r.id and a.answered_at >= @midnight)), 0) as bigint),
                   max((select a.answered_at from civil_answer a where a.run_id = r.id order by a.answered_at desc limit 1))
            from match_run r where r.wave_id = @wave and r.kind = 'civil'
            """,
            new { wave, midnight }, ct);
        var open = await reading.FindAsync<long?>(
            """
            select asked - answered from match_run
            where state = 'open' and id = (select max(id) from match_run where wave_id = @wave and kind = 'civil')
            """,
            new { wave }, ct);
        return new(today, last is { } at ? Instant.FromMicroseconds(at).ToOffset(ProcessContext.Jakarta) : null, open);
    }

    private sealed record FileRow(long RunId, string Register, string Name, long Vintage, long Rows, long Refused, long Found);

    private sealed record Row(long Id, string Kind, long At, long Asked, long Answered, string State)
    {
        public ListedRun Listed(IEnumerable<FileRow> files, OutcomeRow? outcome) => new(
            MatchRuns.ReferenceOf(Id), MatchKinds.Find(Kind),
            Instant.FromMicroseconds(At).ToOffset(ProcessContext.Jakarta), Asked, Answered, State == "done",
            outcome?.Passed ?? 0, outcome?.Verify ?? 0, outcome?.Dropped ?? 0,
            [
                .. files.Select(file => new ReadExtract(
                    file.Register, file.Name, new Month((int)file.Vintage), file.Rows, file.Refused, file.Found)),
            ]);
    }

    private sealed record OutcomeRow(string Reference, long Passed, long Verify, long Dropped);
}
