namespace Paseban.Assistance.Enrolment;

/// <summary>What became of a person's place on a list between two versions.</summary>
public enum ListedChange
{
    /// <summary>Was not on the earlier version.</summary>
    Added = 1,

    /// <summary>Is not on the later version, or leaves it before the month in which the earlier one ended.</summary>
    Removed = 2,

    /// <summary>Is on both, with other months, amount, cohort or origin.</summary>
    Changed = 3,
}

/// <summary>What changed of one programme.</summary>
/// <param name="Rupiah">How much more the later version grants these people over all its months; negative for less.</param>
public sealed record DiffTotal(string Programme, ListedChange Change, long People, long Rupiah);

/// <summary>One person's change.</summary>
/// <param name="Before">Months on the earlier version; null when not on it. Lines that follow each other are shown as one.</param>
/// <param name="After">Months on the later version; null when not on it.</param>
public sealed record DiffLine(
    long PersonId, string Programme, ListedChange Change, MonthRange? Before, MonthRange? After, long RupiahBefore, long RupiahAfter)
{
    public string Person => Reference.Of("P", PersonId).ToString();

    public DiffAfter Key => new(PersonId, Programme);
}

/// <summary>A place among the changes, for the next page.</summary>
public sealed record DiffAfter(long PersonId, string Programme)
{
    public static readonly DiffAfter Start = new(0, "");
}

/// <summary>Two versions of one list compared.</summary>
/// <param name="Lines">The first changes after the place asked for, in the order of the people.</param>
public sealed record DecreeDiff(Decree Earlier, Decree Later, IReadOnlyList<DiffTotal> Totals, IReadOnlyList<DiffLine> Lines);

/// <summary>Compares two versions of a decree's list person by person.</summary>
public sealed class DiffDecree(Database database)
{
    // One row for each person and programme with both sides; 1 added, 2 removed, 3 changed, 0 the same.
    private static readonly string Compared = $"""
        (select sides.*,
                case when lines_a = 0 then 1
                     when lines_b = 0 or last_b < last_a then 2
                     when first_a <> first_b or last_a <> last_b or rupiah_a <> rupiah_b or months_a <> months_b
                          or cohorts_a <> cohorts_b or origins_a <> origins_b then 3
                     else 0 end as difference
         from (
             select person_id, programme,
                    sum(case when side = 1 then 1 else 0 end) as lines_a, sum(case when side = 2 then 1 else 0 end) as lines_b,
                    min(case when side = 1 then from_month end) as first_a, min(case when side = 2 then from_month end) as first_b,
                    max(case when side = 1 then to_month end) as last_a, max(case when side = 2 then to_month end) as last_b,
                    sum(case when side = 1 then to_month - from_month + 1 else 0 end) as months_a,
                    sum(case when side = 2 then to_month - from_month + 1 else 0 end) as months_b,
                    cast(sum(case when side = 1 then amount * (to_month - from_month + 1) else 0 end) as bigint) as rupiah_a,
                    cast(sum(case when side = 2 then amount * (to_month - from_month + 1) else 0 end) as bigint) as rupiah_b,
                    min(case when side = 1 then cohort end) || max(case when side = 1 then cohort end) as cohorts_a,
                    min(case when side = 2 then cohort end) || max(case when side = 2 then cohort end) as cohorts_b,
                    min(case when side = 1 then origin end) || max(case when side = 1 then origin end) as origins_a,
                    min(case when side = 2 then origin end) || max(case when side = 2 then origin end) as origins_b
             from (
                 select 1 as side, a.* from {DecreeLists.At("earlier")} a
                 union all
                 select 2, b.* from {DecreeLists.At("later")} b) both_sides
             group by person_id, programme) sides)
        """;

    /// <param name="earlier">Number of a decree of the list.</param>
    /// <param name="later">Number of a later version of the same list.</param>
    /// <param name="after">Where the page of lines begins.</param>
    /// <param name="size">At most this many lines; 0 for the totals only.</param>
    /// <param name="ct">Ends the comparison.</param>
    public async Task<Outcome<DecreeDiff>> RunAsync(
        string earlier, string later, DiffAfter? after = null, int size = 100, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (await DecreeStore.FindAsync(reading, earlier, ct) is not { } first) return DecreeStore.Unknown(earlier);
        if (await DecreeStore.FindAsync(reading, later, ct) is not { } second) return DecreeStore.Unknown(later);
        if (first.RootId != second.RootId) return DecreeErrors.OtherList(first, second);
        if (first.Version > second.Version) (first, second) = (second, first);

        var versions = new { root = first.RootId, earlier = first.Version, later = second.Version };
        var totals = await reading.ListAsync<(string Programme, long Change, long People, long Rupiah)>(
            $"""
            select programme, difference, count(*), cast(sum(rupiah_b - rupiah_a) as bigint)
            from {Compared} compared where difference > 0 group by programme, difference order by programme, difference
            """,
            versions,
            ct);
        var lines = await LinesAsync(reading, first, second, after ?? DiffAfter.Start, size, ct);
        return new DecreeDiff(
            first, second, [.. totals.Select(row => new DiffTotal(row.Programme, (ListedChange)row.Change, row.People, row.Rupiah))],
            lines);
    }

    private static async Task<IReadOnlyList<DiffLine>> LinesAsync(
        Reading reading, Decree first, Decree second, DiffAfter after, int size, CancellationToken ct)
    {
        if (size == 0) return [];
        var rows = await reading.ListAsync<Row>(
            $"""
            select person_id as PersonId, programme as Programme, cast(difference as bigint) as Change,
                   coalesce(first_a, 0) as FirstA, coalesce(last_a, 0) as LastA,
                   coalesce(first_b, 0) as FirstB, coalesce(last_b, 0) as LastB,
                   rupiah_a as RupiahA, rupiah_b as RupiahB
            from {Compared} compared
            where difference > 0 and (person_id > @PersonId or (person_id = @PersonId and programme > @Programme))
            order by person_id, programme limit @size
            """,
            new
            {
                root = first.RootId, earlier = first.Version, later = second.Version, after.PersonId, after.Programme,
                size = (long)size
            },
            ct);
        return [.. rows.Select(row => row.ToLine())];
    }

    /// <summary>A first month of 0 means: not on that version.</summary>
    private sealed record Row(
        long PersonId, string Programme, long Change, long FirstA, long LastA, long FirstB, long LastB, long RupiahA, long RupiahB)
    {
        public DiffLine ToLine() =>
            new(PersonId, Programme, (ListedChange)Change, Range(FirstA, LastA), Range(FirstB, LastB), RupiahA, RupiahB);

        private static MonthRange? Range(long first, long last) => first == 0 ? null : new(new Month((int)first), new Month((int)last));
    }
}
