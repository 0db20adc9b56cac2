using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Number">1 for the first.</param>
/// <param name="From">The last day before it.</param>
/// <param name="Until">The last day since it.</param>
/// <param name="Reason">As published.</param>
public sealed record WaveExtension(long Number, DateOnly From, DateOnly Until, string Reason);

/// <summary>How many applications came through one door, by their state.</summary>
public sealed record DoorCount(ApplicationDoor Door, long Drafts, long Submitted, long Withdrawn);

/// <param name="Outcome">Dropped, to be verified, or waiting.</param>
/// <param name="Code">Of the catalogue of reasons.</param>
/// <param name="Text">In the catalogue's words; the code itself when the law has dropped it since.</param>
/// <param name="Cases">People for whom it stands.</param>
public sealed record ReasonCount(CaseOutcome Outcome, string Code, BilingualText Text, long Cases);

/// <summary>
/// What one step made of the cases that came to it. Each case counts once a step (and programme), by the newest that the step said.
/// </summary>
/// <param name="Step">The step.</param>
/// <param name="Programme">Empty for the steps of registration.</param>
/// <param name="In">Cases that came to it.</param>
/// <param name="Passed">Went on without a doubt of this step; reopened ones among them.</param>
/// <param name="Verify">Went on, to be looked at.</param>
/// <param name="Waiting">Wait for a place.</param>
/// <param name="Dropped">Went no further.</param>
/// <param name="Reasons">Every drop, doubt and wait with its reason, the commonest first.</param>
public sealed record StepCount(
    CaseStep Step, string Programme, long In, long Passed, long Verify, long Waiting, long Dropped, IReadOnlyList<ReasonCount> Reasons)
{
    /// <summary>Cases that left the step for the next one.</summary>
    public long Out => Passed + Verify;
}

/// <param name="Wave">The wave.</param>
/// <param name="State">On the day of asking.</param>
/// <param name="Extensions">In their order, with the published reasons.</param>
/// <param name="Doors">Applications by door.</param>
/// <param name="Steps">The funnel, in the order of the process.</param>
public sealed record WaveShown(
    RegistrationWave Wave, WaveState State, IReadOnlyList<WaveExtension> Extensions, IReadOnlyList<DoorCount> Doors,
    IReadOnlyList<StepCount> Steps);

/// <summary>Waves as the public may know them, and the way of their cases through the steps as counts: no name, no number.</summary>
public sealed class ShowWave(Database database)
{
    private static readonly string FunnelSql = $"""
        select s.step as Step, s.programme as Programme, s.outcome as Outcome, s.reason as Reason, count(*) as Cases
        from (
            select b.step as step, c.programme as programme, c.outcome as outcome, c.reason as reason,
                   row_number() over (
                       partition by c.person_id, c.application_id, c.programme, b.step order by c.batch_id desc) as newest
            from case_batch b join case_step c on c.batch_id = b.id
            where {Within("@Id")}) s
        where s.newest = 1
        group by s.step, s.programme, s.outcome, s.reason
        """;

    /// <summary>
    /// SQL that a step c of batch b belongs to the wave. Candidates of several waves are judged and ranked together: such a batch has no
    /// wave, and each of its cases that of its application.
    /// </summary>
    internal static string Within(string wave) => $"""
        (b.wave_id = {wave} or (b.wave_id is null and exists (
            select 1 from application_member m
            where m.person_id = c.person_id and m.application_id = c.application_id and m.wave_id = {wave})))
        """;

    public async Task<IReadOnlyList<RegistrationWave>> ListAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return (await WaveCalendar.ReadAsync(reading, ct)).All;
    }

    /// <summary>Those that take applications on a day, and those that will; by their first day.</summary>
    public async Task<IReadOnlyList<RegistrationWave>> AheadAsync(DateOnly today, CancellationToken ct = default) =>
        [.. (await ListAsync(ct)).Where(wave => wave.StateOn(today) is WaveState.Open or WaveState.Planned)];

    /// <param name="code">The wave.</param>
    /// <param name="reasons">Gives each reason its words.</param>
    /// <param name="today">The day of asking.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<WaveShown>> RunAsync(string code, ReasonCatalogue reasons, DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = (await WaveCalendar.ReadAsync(reading, ct)).Find(code);
        if (!found.Succeeded) return found.Problems.ToArray();
        var wave = found.Value;
        var extensions = await reading.ListAsync<(long Number, string From, string Until, string Reason)>(
            "select number, closed_on, closes_on, reason from wave_extension where wave_id = @Id order by number", new { wave.Id }, ct);
        var doors = await reading.ListAsync<(string Door, string State, long Count)>(
            "select door, state, count(*) from application where wave_id = @Id group by door, state", new { wave.Id }, ct);
        var funnel = await reading.ListAsync<FunnelRow>(FunnelSql, new { wave.Id }, ct);
        return new WaveShown(
            wave,
            wave.StateOn(today),
            [.. extensions.Select(e => new WaveExtension(e.Number, IsoDate.Parse(e.From), IsoDate.Parse(e.Until), e.Reason))],
            [
                .. doors.GroupBy(row => ApplicationWords.DoorOf(row.Door)).OrderBy(group => group.Key).Select(group =>
                    new DoorCount(group.Key, Of(group, "draft"), Of(group, "submitted"), Of(group, "withdrawn"))),
            ],
            [
                .. funnel.GroupBy(row => (row.Step, row.Programme)).OrderBy(group => group.Key.Step)
                    .ThenBy(group => group.Key.Programme, StringComparer.Ordinal).Select(group => Count(group.Key, [.. group], reasons)),
            ]);

        static long Of(IEnumerable<(string Door, string State, long Count)> rows, string state) =>
            rows.Where(row => row.State == state).Sum(row => row.Count);
    }

    private static StepCount Count((long Step, string Programme) step, IReadOnlyList<FunnelRow> rows, ReasonCatalogue reasons)
    {
        long Of(CaseOutcome outcome) => rows.Where(row => row.Outcome == outcome.Code()).Sum(row => row.Cases);
        return new(
            (CaseStep)step.Step,
            step.Programme,
            rows.Sum(row => row.Cases),
            Of(CaseOutcome.Passed) + Of(CaseOutcome.Reopened),
            Of(CaseOutcome.Verify),
            Of(CaseOutcome.Waiting),
            Of(CaseOutcome.Dropped),
            [
                .. from outcome in (CaseOutcome[])[CaseOutcome.Dropped, CaseOutcome.Verify, CaseOutcome.Waiting]
                   from row in rows
                   where row.Outcome == outcome.Code() && row.Reason is not null
                   orderby outcome == CaseOutcome.Dropped ? 0 : 1, row.Cases descending, row.Reason
                   select new ReasonCount(outcome, row.Reason!, ApplicationWords.ReasonText(reasons, row.Reason!), row.Cases),
            ]);
    }

    private sealed record FunnelRow(long Step, string Programme, string Outcome, string? Reason, long Cases);
}
