using System.Globalization;
using Paseban.Assistance.Deliberation;

namespace Paseban.Assistance.Enrolment;

/// <param name="Status">active, suspended or ended.</param>
/// <param name="Area">Only people who live there now; of any level.</param>
/// <param name="After">The place after which the page begins.</param>
/// <param name="Counted">Also how many there are; a later part of a file need not know.</param>
public sealed record RecipientQuery(
    string? Programme = null, string? Cohort = null, string? Status = null, AreaCode? Area = null, RecipientPlace? After = null,
    int Most = 50, bool Counted = true);

/// <summary>A place in the list: of several spans of a person each has its own.</summary>
public sealed record RecipientPlace(long PersonId, string Programme, long From)
{
    public static readonly RecipientPlace Start = new(0, "", 0);

    /// <summary>Reads <c>123.KLJ.24289</c>, as <see cref="ToString"/> writes it; the start when it is nothing of the kind.</summary>
    public static RecipientPlace Read(string? text) =>
        text?.Split('.') is [var person, var programme, var from]
        && long.TryParse(person, CultureInfo.InvariantCulture, out var id) && long.TryParse(
            from, CultureInfo.InvariantCulture, out var month)
            ? new(id, programme, month)
            : Start;

    public override string ToString() => $"{PersonId}.{Programme}.{From}";
}

/// <summary>A recipient's span in a list; the name is masked.</summary>
public sealed record ListedRecipient(
    Reference Person, string Name, string Programme, string Cohort, string Origin, Month From, Month Until, Rupiah Amount, string Status,
    string Kelurahan, string Decree, RecipientPlace Place);

/// <param name="Count">How many fit, counted no further than <see cref="ListRecipients.MostCounted"/>.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record RecipientsListed(IReadOnlyList<ListedRecipient> Recipients, long Count, RecipientPlace? Next)
{
    public bool HasMore => Count > ListRecipients.MostCounted;
}

/// <summary>Recipients, page by page, in the order in which they came to the registry.</summary>
public sealed class ListRecipients(Database database)
{
    /// <summary>Beyond this a list is not counted: nobody reads so far, and the count would cost more than the page.</summary>
    public const long MostCounted = 2_000;

    public async Task<RecipientsListed> RunAsync(RecipientQuery query, CancellationToken ct = default)
    {
        var after = query.After ?? RecipientPlace.Start;
        await using var reading = await database.ReadAsync(ct);
        var args = new
        {
            query.Programme, query.Cohort, query.Status, area = query.Area?.Value, after.PersonId, at = after.Programme, after.From,
            most = query.Most + 1L, counted = MostCounted + 1,
        };
        var which = Which(query);
        var rows = await reading.ListAsync<Row>(
            $"""
            select r.person_id as PersonId, p.name as Name, r.programme as Programme, r.cohort as Cohort, r.origin as Origin,
                   r.from_month as FromMonth, r.to_month as ToMonth, r.amount as Amount, r.status as Status, p.area as Area,
                   d.number as Decree
            from recipient r {People(query)} join decree d on d.id = r.decree_id
            where p.person_id = r.person_id and {which}
              and r.person_id >= @PersonId and (r.person_id > @PersonId or r.programme > @at
                or (r.programme = @at and r.from_month > @From))
            order by r.person_id, r.programme, r.from_month limit @most
            """,
            args, ct);
        var people = query.Area is null ? "" : "join person p on p.person_id = r.person_id";
        var count = !query.Counted ? 0 : await reading.SingleAsync<long>(
            $"select count(*) from (select 1 as one from recipient r {people} where {which} limit @counted) counted", args, ct);
        var page = rows.Take(query.Most).Select(row => row.ToRecipient()).ToList();
        return new(page, count, rows.Count > query.Most ? page[^1].Place : null);
    }

    /// <summary>The cohorts that decrees named, for a choice.</summary>
    public async Task<IReadOnlyList<string>> CohortsAsync(CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        // One step of the index for each cohort, not one for each recipient; min() would go through all that a part of the city has.
        return await reading.ListAsync<string>(
            """
            with recursive
            programmes (programme) as (
                select (select r.programme from recipient r order by r.programme limit 1)
                union all
                select (select r.programme from recipient r where r.programme > p.programme order by r.programme limit 1) from programmes p
                where p.programme is not null),
            cohorts (programme, cohort) as (
                select p.programme, (select r.cohort from recipient r where r.programme = p.programme order by r.cohort limit 1)
                from programmes p
                where p.programme is not null
                union all
                select c.programme, (
                    select r.cohort from recipient r where r.programme = c.programme and r.cohort > c.cohort order by r.cohort limit 1)
                from cohorts c where c.cohort is not null)
            select distinct cohort from cohorts where cohort is not null and cohort <> '' order by cohort
            """,
            ct: ct);
    }

    // SQLite keeps the order of a cross join: recipients in their order, each with its person. It would rather find all people of a part
    // of the city and then sort them; of one kelurahan it should.
    private static string People(RecipientQuery query) =>
        query.Area is { Level: AreaLevel.Kelurahan } ? "join person p on p.person_id = r.person_id" : "cross join person p";

    private static string Which(RecipientQuery query)
    {
        var parts = new List<string> { "1 = 1" };
        if (query.Programme is not null) parts.Add("r.programme = @Programme");
        if (query.Cohort is not null) parts.Add("r.cohort = @Cohort");
        if (query.Status is not null) parts.Add("r.status = @Status");
        // A kelurahan is found by the index of areas; of anything larger so many people fit that going through them in order is quicker.
        if (query.Area is { Level: AreaLevel.Kelurahan }) parts.Add("p.area = @area");
        else if (query.Area is not null) parts.Add("(p.area = @area or p.area like @area || '.%')");
        return string.Join(" and ", parts);
    }

    private sealed record Row(
        long PersonId, string Name, string Programme, string Cohort, string Origin, long FromMonth, long ToMonth, long Amount,
        string Status, string Area, string Decree)
    {
        public ListedRecipient ToRecipient() => new(
            Reference.Of("P", PersonId), MaskedName.Of(Name), Programme, Cohort, Origin, new Month((int)FromMonth),
            new Month((int)ToMonth), new Rupiah(Amount), Status, Area, Decree, new RecipientPlace(PersonId, Programme, FromMonth));
    }
}
