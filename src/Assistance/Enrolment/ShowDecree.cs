using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Enrolment;

/// <summary>A decree with the totals of its list.</summary>
/// <param name="Decree">The decree asked for; the list is shown as it made it, later amendments left out.</param>
/// <param name="Versions">Every version of the list, the newest last.</param>
public sealed record DecreeShown(Decree Decree, IReadOnlyList<Decree> Versions, IReadOnlyList<DecreeTotal> Totals);

/// <summary>Part of a list.</summary>
/// <param name="City">Code of the city where the people live now.</param>
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
    public async Task<Outcome<DecreeShown>> RunAsync(string number, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (await DecreeStore.FindAsync(reading, number, ct) is not { } decree) return DecreeStore.Unknown(number);
        var totals = await reading.ListAsync<DecreeTotal>(
            $"""
            select l.programme as Programme, l.cohort as Cohort, substr(p.area, 1, 5) as City, count(distinct l.person_id) as People,
                   cast(sum(l.to_month - l.from_month + 1) as bigint) as Months,
                   cast(sum(l.amount * (l.to_month - l.from_month + 1)) as bigint) as Rupiah
            from {DecreeLists.At("version")} l join person p on p.person_id = l.person_id
            group by l.programme, l.cohort, substr(p.area, 1, 5)
            order by 1, 2, 3
            """,
            new { root = decree.RootId, version = decree.Version },
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
        var rows = await reading.ListAsync<Row>(
            $"""
            select l.person_id as PersonId, l.id as LineId, l.programme as Programme, l.amount as Amount, l.from_month as FromMonth,
                   l.to_month as ToMonth, l.origin as Origin, l.cohort as Cohort, p.area as Kelurahan, l.number as Decree
            from {DecreeLists.At("version")} l join person p on p.person_id = l.person_id
            where (l.person_id > @PersonId or (l.person_id = @PersonId and l.id > @LineId))
              and (cast(@programme as text) is null or l.programme = @programme)
            order by l.person_id, l.id limit @size
            """,
            new { root = decree.RootId, version = decree.Version, after.PersonId, after.LineId, programme, size = (long)size },
            ct);
        return rows.Select(row => row.ToLine()).ToList();
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
