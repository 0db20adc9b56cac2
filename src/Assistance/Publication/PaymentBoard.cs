using System.Globalization;
using Paseban.Assistance.Disbursement;

namespace Paseban.Assistance.Publication;

/// <summary>How far a run has come, as the public asks for it.</summary>
public enum BoardStage
{
    Built = 1,
    Approved = 2,
    AtBank = 3,

    /// <summary>Money is in accounts; the rest is under way or being mended.</summary>
    Crediting = 4,

    /// <summary>All of it is in accounts, given up by decision, or moved to a later list.</summary>
    Credited = 5,
}

/// <summary>How many of whom have their money: totals only.</summary>
/// <param name="City">Code of the city.</param>
/// <param name="CityName">Its name; the code where the territory was never loaded.</param>
/// <param name="People">Payments, each person's once, also those that are being mended.</param>
/// <param name="Mending">Held, rejected or returned, and not paid again yet.</param>
public sealed record BoardCity(
    string Programme, string City, string CityName, long People, Rupiah Amount, long Credited, Rupiah CreditedAmount, long Mending);

/// <summary>A run with all that was paid again from it.</summary>
/// <param name="ApprovedOn">The day of the last approval; null before.</param>
/// <param name="AtBankOn">The day on which the bank got the first file; null before.</param>
/// <param name="CreditedFrom">The booking day of the first credit; null before.</param>
/// <param name="CreditedUntil">The booking day of the last one so far.</param>
/// <param name="IsClosed">It and all its reissues were reconciled and closed when it was counted.</param>
public sealed record BoardRun(
    string Name, IReadOnlyList<string> Programmes, MonthRange Months, string? Cohort, int FiscalYear, DateOnly ValueDate, BoardStage Stage,
    DateOnly BuiltOn, DateOnly? ApprovedOn, DateOnly? AtBankOn, DateOnly? CreditedFrom, DateOnly? CreditedUntil,
    bool IsClosed, IReadOnlyList<BoardCity> Cities)
{
    public long People => Cities.Sum(city => city.People);

    public long Credited => Cities.Sum(city => city.Credited);

    public Rupiah Amount => Cities.Select(city => city.Amount).Total();

    public Rupiah CreditedAmount => Cities.Select(city => city.CreditedAmount).Total();

    public long Mending => Cities.Sum(city => city.Mending);
}

/// <param name="Years">The fiscal years that have runs, the newest first.</param>
/// <param name="Year">The year shown.</param>
/// <param name="Runs">The newest first.</param>
public sealed record Board(IReadOnlyList<int> Years, int Year, IReadOnlyList<BoardRun> Runs)
{
    public BoardRun? Find(string run) => Runs.FirstOrDefault(each => each.Name == run);
}

/// <summary>
/// Kapan cair: the stage that each run has reached, with the dates, and how far by city. A reissue counts for the run whose returned money
/// it pays, for to the person it is the same payment. Cancelled runs are left out.
/// </summary>
public sealed class PaymentBoard(Database database)
{
    private const string Families = """
        with recursive family as (
            select id as root_id, id as run_id from run where kind = 'regular' and state <> 'cancelled' and fiscal_year = @year
            union all
            select f.root_id, r.id from family f join run r on r.parent_id = f.run_id where r.state <> 'cancelled')
        """;

    // No column is null, for SQLite could not tell the type of a computed one.
    private const string RunsSql = Families + """
         select r.id as Id, r.name as Name, r.programmes as Programmes, r.from_month as FromMonth, r.through_month as ThroughMonth,
                r.cohort as Cohort, r.value_date as ValueDate, r.state as State, r.built_at as BuiltAt,
                coalesce((select max(a.approved_at) from run_approval a where a.run_id = r.id), 0) as ApprovedAt,
                coalesce((select min(b.sent_at) from bank_file b where b.run_id = r.id), 0) as SentAt,
                f.open_runs as OpenRuns
         from run r
         join (select f.root_id, cast(sum(case when m.state = 'closed' then 0 else 1 end) as bigint) as open_runs
               from family f join run m on m.id = f.run_id group by f.root_id) f on f.root_id = r.id
         order by r.value_date desc, r.id desc
        """;

    private const string TalliesSql = Families + """
         select f.root_id as Run, p.programme as Programme, substr(p.area, 1, 5) as City, p.state as State,
                cast(sum(p.payments) as bigint) as Count, cast(sum(p.amount) as bigint) as Amount,
                coalesce(min(nullif(p.credited_on, '')), '') as CreditedFrom, max(p.credited_on) as CreditedUntil
         from family f join payment_tally p on p.run_id = f.run_id
         where p.state not in ('cancelled', 'reissued') and f.root_id in (RUNS)
         group by f.root_id, p.programme, substr(p.area, 1, 5), p.state
        """;

    /// <param name="year">The fiscal year; null for the newest that has a run.</param>
    /// <param name="known">Runs that were counted before and need not be counted again, by name.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Board> RunAsync(
        int? year = null, IReadOnlyDictionary<string, BoardRun>? known = null, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var years = await reading.ListAsync<long>(
            "select distinct fiscal_year from run where state <> 'cancelled' and kind = 'regular' order by 1 desc", ct: ct);
        var shown = year ?? (years.Count > 0 ? (int)years[0] : 0);
        var runs = await reading.ListAsync<RunRow>(RunsSql, new { year = (long)shown }, ct);
        // What is closed does not change from one minute to the next, and a year of it is many rows.
        var kept = runs.Where(run => run.OpenRuns == 0 && known?.GetValueOrDefault(run.Name) is { IsClosed: true })
            .Select(run => run.Id).ToHashSet();
        var counted = runs.Where(run => !kept.Contains(run.Id)).Select(run => run.Id.ToString(CultureInfo.InvariantCulture)).ToList();
        var tallies = counted.Count == 0
            ? []
            : await reading.ListAsync<TallyRow>(
                TalliesSql.Replace("RUNS", string.Join(',', counted), StringComparison.Ordinal), new { year = (long)shown }, ct);
        var names = (await reading.ListAsync<(string Code, string Name)>("select code, name from area where level = 2", ct: ct))
            .ToDictionary(area => area.Code, area => area.Name, StringComparer.Ordinal);
        var byRun = tallies.ToLookup(tally => tally.Run);
        return new(
            [.. years.Select(each => (int)each)], shown,
            [.. runs.Select(run => kept.Contains(run.Id) ? known![run.Name] : Show(run, shown, [.. byRun[run.Id]], names))]);
    }

    private static BoardRun Show(RunRow run, int year, IReadOnlyList<TallyRow> tallies, Dictionary<string, string> names)
    {
        var cities = tallies.GroupBy(tally => (tally.Programme, tally.City))
            .OrderBy(group => group.Key.Programme, StringComparer.Ordinal).ThenBy(group => group.Key.City, StringComparer.Ordinal)
            .Select(group => City(group.Key.Programme, group.Key.City, names, [.. group])).ToList();
        var state = Enum.Parse<RunState>(run.State, ignoreCase: true);
        var stage = cities.Exists(city => city.Credited > 0)
            ? tallies.Any(tally => tally.State is not ("credited" or "forfeited")) ? BoardStage.Crediting : BoardStage.Credited
            : state < RunState.Approved ? BoardStage.Built
            : run.SentAt == 0 ? BoardStage.Approved
            : BoardStage.AtBank;
        var credits = tallies.SelectMany(tally => new[] { IsoOrNull(tally.CreditedFrom), IsoOrNull(tally.CreditedUntil) }).ToList();
        return new(
            run.Name, run.Programmes.Split(','),
            new MonthRange(new Month((int)run.FromMonth), new Month((int)run.ThroughMonth)), run.Cohort, year,
            IsoDate.Parse(run.ValueDate), stage, Day(run.BuiltAt), state < RunState.Approved ? null : DayOrNull(run.ApprovedAt),
            DayOrNull(run.SentAt), credits.Min(), credits.Max(), run.OpenRuns == 0, cities);
    }

    private static BoardCity City(string programme, string city, Dictionary<string, string> names, IReadOnlyList<TallyRow> tallies)
    {
        var credited = tallies.Where(tally => tally.State == "credited").ToList();
        return new(
            programme, city, names.GetValueOrDefault(city, city), tallies.Sum(tally => tally.Count), Sum(tallies),
            credited.Sum(tally => tally.Count), Sum(credited),
            tallies.Where(tally => tally.State is "held" or "rejected" or "returned").Sum(tally => tally.Count));

        static Rupiah Sum(IEnumerable<TallyRow> rows) => rows.Select(row => new Rupiah(row.Amount)).Total();
    }

    private static DateOnly Day(long at) => DateOnly.FromDateTime(Instant.FromMicroseconds(at).ToOffset(ProcessContext.Jakarta).DateTime);

    private static DateOnly? DayOrNull(long at) => at == 0 ? null : Day(at);

    private static DateOnly? IsoOrNull(string day) => day.Length == 0 ? null : IsoDate.Parse(day);

    private sealed record RunRow(
        long Id, string Name, string Programmes, long FromMonth, long ThroughMonth, string? Cohort, string ValueDate, string State,
        long BuiltAt, long ApprovedAt, long SentAt, long OpenRuns);

    private sealed record TallyRow(
        long Run, string Programme, string City, string State, long Count, long Amount, string CreditedFrom, string CreditedUntil);
}
