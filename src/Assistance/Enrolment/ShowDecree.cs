namespace Paseban.Assistance.Enrolment;

/// <summary>A decree with the totals of its list.</summary>
/// <param name="Decree">The decree asked for; the list is shown as it made it, later amendments left out.</param>
/// <param name="Versions">Every version of the list, the newest last.</param>
public sealed record DecreeShown(Decree Decree, IReadOnlyList<Decree> Versions, IReadOnlyList<DecreeTotal> Totals);

/// <summary>Part of a list.</summary>
/// <param name="City">Code of the city where the people lived when the decree was taken in.</param>
/// <param name="People">Recipients; one with several lines counts once.</param>
/// <param name="Months">Months of all lines together.</param>
/// <param name="Rupiah">What the list grants over all its months.</param>
public sealed record DecreeTotal(string Programme, string Cohort, string City, long People, long Months, long Rupiah);

/// <summary>One line of a list; the person is named by reference.</summary>
/// <param name="Kelurahan">Where the person lives now.</param>
/// <param name="Until">The last month, as withdrawals left it.</param>
/// <param name="Decree">The version that added the line.</param>
public sealed record ListedLine(
    long PersonId, long LineId, string Programme, long Amount, Month From, Month Until, string Origin, string Cohort, string Kelurahan,
    string Decree)
{
    public string Person => Reference.Of("P", PersonId).ToString();

    /// <summary>Where the next page begins.</summary>
    public ListedAfter Key => new(PersonId, LineId);
}

/// <summary>A place in a list, for the next page.</summary>
public sealed record ListedAfter(long PersonId, long LineId)
{
    public static readonly ListedAfter Start = new(0, 0);
}

/// <summary>Shows a decree's list at one of its versions: totals by programme, cohort and city, and its lines page by page.</summary>
public sealed class ShowDecree(Database database)
{
    // The cut is asked for the lines of the page only.
    private const string LinesSql = """
        select l.person_id as PersonId, l.id as LineId, l.programme as Programme, l.amount as Amount, l.from_month as FromMonth,
               case when l.cut is null or l.cut > l.to_month then l.to_month else l.cut - 1 end as ToMonth, l.origin as Origin,
               l.cohort as Cohort, l.area as Kelurahan, cast(@Number as text) as Decree
        from (
            select line.person_id, line.id, line.programme, line.amount, line.from_month, line.to_month, line.origin, line.cohort, p.area,
                   (select min(w.from_month) from decree_withdrawal w join decree later on later.id = w.decree_id
                    where w.person_id = line.person_id and w.line_id = line.id and later.root_id = @root
                      and later.version <= @version) as cut
            from decree_line line join person p on p.person_id = line.person_id
            where line.decree_id = @added and (line.person_id, line.id) > (@PersonId, @LineId)
              and (cast(@programme as text) is null or line.programme = @programme)) l
        where l.cut is null or l.cut > l.from_month
        order by l.person_id, l.id limit @size
        """;

    public async Task<Outcome<DecreeShown>> RunAsync(string number, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (await DecreeStore.FindAsync(reading, number, ct) is not { } decree) return DecreeStore.Unknown(number);
        var totals = await reading.ListAsync<DecreeTotal>(
            """
            select programme as Programme, cohort as Cohort, substr(area, 1, 5) as City, cast(sum(people) as bigint) as People,
                   cast(sum(months) as bigint) as Months, cast(sum(rupiah) as bigint) as Rupiah
            from decree_tally where decree_id = @Id group by programme, cohort, substr(area, 1, 5) order by 1, 2, 3
            """,
            new { decree.Id },
            ct);
        return new DecreeShown(decree, await DecreeStore.VersionsAsync(reading, decree.RootId, ct), totals);
    }

    /// <summary>The decree that a reference (DEC-...) or its own number names.</summary>
    public async Task<Outcome<Decree>> FindAsync(string reference, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var read = Reference.Read(DecreeStore.Prefix, reference);
        var found = read.Succeeded
            ? await DecreeStore.ByIdAsync(reading, read.Value.Id, ct)
            : await DecreeStore.FindAsync(reading, reference, ct);
        return found is null ? DecreeStore.Unknown(reference) : found;
    }

    /// <summary>Every decree, by list and version.</summary>
    public async Task<IReadOnlyList<Decree>> ListAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await DecreeStore.AllAsync(reading, ct);
    }

    /// <summary>At most <paramref name="size"/> lines after a place, in the order of the people.</summary>
    public async Task<Outcome<IReadOnlyList<ListedLine>>> LinesAsync(
        string number, ListedAfter after, int size = 100, string? programme = null, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (await DecreeStore.FindAsync(reading, number, ct) is not { } decree) return DecreeStore.Unknown(number);
        // A version adds its lines in the order of an index, and there are few versions: the page is the first of their first lines.
        var lines = new List<ListedLine>();
        foreach (var added in await DecreeStore.VersionsAsync(reading, decree.RootId, ct))
        {
            if (added.Version > decree.Version) break;
            var rows = await reading.ListAsync<Row>(
                LinesSql,
                new
                {
                    added = added.Id, root = decree.RootId, version = decree.Version, after.PersonId, after.LineId, programme,
                    size = (long)size, added.Number,
                },
                ct);
            lines.AddRange(rows.Select(row => row.ToLine()));
        }
        return lines.OrderBy(line => line.PersonId).ThenBy(line => line.LineId).Take(size).ToList();
    }

    private sealed record Row(
        long PersonId, long LineId, string Programme, long Amount, long FromMonth, long ToMonth, string Origin, string Cohort,
        string Kelurahan,
        string Decree)
    {
        public ListedLine ToLine() => new(
            PersonId, LineId, Programme, Amount, new Month((int)FromMonth), new Month((int)ToMonth), Origin, Cohort, Kelurahan, Decree);
    }
}
