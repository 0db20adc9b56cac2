namespace Paseban.Assistance.Oversight;

/// <summary>What a map of the kelurahan can be coloured by.</summary>
public enum AreaFigure
{
    /// <summary>Recipients in force, people.</summary>
    Active = 1,
    Suspended = 2,
    Ended = 3,

    /// <summary>Of one run: payments that were credited.</summary>
    Credited = 4,

    /// <summary>Of one run: rupiah that were credited.</summary>
    CreditedRupiah = 5,
    Held = 6,

    /// <summary>Of one run: payments that the bank rejected or returned.</summary>
    Failed = 7,
}

/// <summary>What was credited on one day.</summary>
public sealed record DayFigure(DateOnly Day, string Programme, long Payments, Rupiah Amount);

/// <summary>How many payments of a run stand where.</summary>
public sealed record StageFigure(string Run, string State, long Payments, Rupiah Amount);

/// <summary>How often a reason was the cause of something.</summary>
/// <param name="What">finding, ended, suspended or held.</param>
public sealed record ReasonFigure(string What, string Reason, long Count);

/// <summary>A figure of one kelurahan.</summary>
public sealed record KelurahanFigure(string Kelurahan, long Value);

/// <summary>
/// Figures that people would rather look at than read. Each is asked of the rows as the reader sees them, so whoever sees a part of the
/// city has that part's figures.
/// </summary>
public sealed class Figures(Database database)
{
    /// <summary>What a run credited, day by day.</summary>
    public async Task<IReadOnlyList<DayFigure>> DaysAsync(string run, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return [.. (await reading.ListAsync<(string Day, string Programme, long Payments, long Amount)>(
            """
            select p.credited_on, p.programme, cast(sum(p.payments) as bigint), cast(sum(p.amount) as bigint)
            from payment_tally p join run r on r.id = p.run_id
            where r.name = @run and p.credited_on <> '' group by p.credited_on, p.programme order by 1, 2
            """,
            new { run }, ct)).Select(row => new DayFigure(IsoDate.Parse(row.Day), row.Programme, row.Payments, new Rupiah(row.Amount)))];
    }

    /// <summary>Where the payments of each run of a fiscal year stand, the oldest run first.</summary>
    public async Task<IReadOnlyList<StageFigure>> StagesAsync(int year, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return [.. (await reading.ListAsync<(long Id, string Run, string State, long Payments, long Amount)>(
            """
            select r.id, r.name, p.state, cast(sum(p.payments) as bigint), cast(sum(p.amount) as bigint)
            from run r join payment_tally p on p.run_id = r.id
            where r.fiscal_year = @year and r.state <> 'cancelled' group by r.id, r.name, p.state order by r.id, p.state
            """,
            new { year = (long)year }, ct)).Select(row => new StageFigure(row.Run, row.State, row.Payments, new Rupiah(row.Amount)))];
    }

    /// <summary>Findings about applications, ends, suspensions and held payments by their reason.</summary>
    public async Task<IReadOnlyList<ReasonFigure>> ReasonsAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await reading.ListAsync<ReasonFigure>(
            """
            select 'finding' as What, reason as Reason, count(*) as Count from finding
            where superseded_by is null and reason is not null group by reason
            union all
            select kind, reason, count(*) from recipient_event where kind in ('ended', 'suspended') group by kind, reason
            union all
            select 'held', hold_reason, count(*) from payment
            where state = 'held' and state in ('held', 'rejected', 'returned', 'forfeited') and hold_reason is not null group by hold_reason
            order by 1, 3 desc, 2
            """,
            ct: ct);
    }

    /// <summary>A figure for each kelurahan that has one, by code.</summary>
    /// <param name="figure">What is counted.</param>
    /// <param name="run">The run, for figures of one.</param>
    /// <param name="programme">Only this programme; null for all.</param>
    /// <param name="ct">Ends the counting.</param>
    public async Task<IReadOnlyList<KelurahanFigure>> KelurahanAsync(
        AreaFigure figure, string? run, string? programme, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var sql = figure switch
        {
            AreaFigure.Active => Recipients("active"),
            AreaFigure.Suspended => Recipients("suspended"),
            AreaFigure.Ended => Recipients("ended"),
            AreaFigure.Credited => Payments("payments", "p.state = 'credited'"),
            AreaFigure.CreditedRupiah => Payments("amount", "p.state = 'credited'"),
            AreaFigure.Held => Payments("payments", "p.state = 'held'"),
            AreaFigure.Failed => Payments("payments", "p.state in ('rejected', 'returned')"),
        };
        return await reading.ListAsync<KelurahanFigure>(sql, new { run, programme }, ct);
    }

    private static string Recipients(string status) => $"""
        select q.area as Kelurahan, count(distinct r.person_id) as Value from recipient r join person q on q.person_id = r.person_id
        where r.status = '{status}' and (cast(@programme as text) is null or r.programme = @programme) group by q.area order by q.area
        """;

    private static string Payments(string value, string which) => $"""
        select p.area as Kelurahan, cast(sum(p.{value}) as bigint) as Value from payment_tally p join run u on u.id = p.run_id
        where u.name = @run and {which} and (cast(@programme as text) is null or p.programme = @programme)
        group by p.area order by p.area
        """;
}
