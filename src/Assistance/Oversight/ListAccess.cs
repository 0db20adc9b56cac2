using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Oversight;

/// <param name="Person">Only looks at this person: P-...</param>
/// <param name="By">Only looks by this actor: ACT-...</param>
/// <param name="From">The first day, by Jakarta's calendar.</param>
/// <param name="Through">The last day.</param>
/// <param name="Purpose">Only looks whose purpose holds these words, in any case.</param>
/// <param name="After">The number of the look where the page before ended; zero for the first page.</param>
/// <param name="Most">At most this many.</param>
/// <param name="WithNobody">Also looks that found nobody: those lie in no area, and are for who watches over the whole city.</param>
public sealed record ListAccessRequest(
    string? Person = null, string? By = null, DateOnly? From = null, DateOnly? Through = null, string? Purpose = null, long After = 0,
    int Most = 50, bool WithNobody = true);

/// <summary>One look at one person.</summary>
/// <param name="Actor">ACT-...</param>
/// <param name="Name">Of staff; null of a citizen, whose own name it would be.</param>
/// <param name="Person">P-...; null where nobody was found.</param>
public sealed record ListedAccess(long Number, DateTimeOffset At, string Actor, string? Name, string? Person, string Purpose);

/// <param name="Next">After which look the next page begins; null at the end.</param>
public sealed record AccessListed(IReadOnlyList<ListedAccess> Looks, long? Next);

/// <summary>
/// Who looked at whom, when and what for, the newest first. It tells people by their references only, so that reading it is no look
/// at a person and leaves no record itself.
/// </summary>
public sealed class ListAccess(Database database)
{
    // One whose person the reader does not see is not theirs to read: rows of persons are narrowed, those of the log are not. A join asks
    // for the people of the page only; asked in the condition, PostgreSQL would read everybody first.
    private const string Select = """
        select r.id as Id, r.at as At, r.actor_id as ActorId, r.person_id as PersonId, r.purpose as Purpose,
               case when exists (select 1 from actor_role c where c.actor_id = r.actor_id and c.role = @citizen) then ''
                    else coalesce(a.name, 'system') end as Name
        from access_record r
        left join actor a on a.id = r.actor_id
        left join person p on p.person_id = r.person_id
        where (r.person_id is null or p.person_id is not null)
        """;

    public async Task<Outcome<AccessListed>> RunAsync(ListAccessRequest request, CancellationToken ct = default)
    {
        var person = Id(PersonKey.Prefix, request.Person, nameof(request.Person));
        var by = Id(ActorReference.Prefix, request.By, nameof(request.By));
        if (person.Problems.Concat(by.Problems).ToArray() is { Length: > 0 } wrong) return wrong;
        if (request is { Purpose: not null, Person: null, By: null, From: null }) return TooWide;
        // Only the conditions that were asked for, so that each finds its index.
        var sql = Select
            + (request.Person is null ? "" : " and r.person_id = @person") + (request.By is null ? "" : " and r.actor_id = @by")
            + (request.From is null ? "" : " and r.at >= @from") + (request.Through is null ? "" : " and r.at < @until")
            + (request.Purpose is null ? "" : " and lower(r.purpose) like @purpose escape '!'")
            + (request.WithNobody ? "" : " and r.person_id is not null")
            + (request.After == 0 ? "" : " and (r.at, r.id) < ((select l.at from access_record l where l.id = @After), @After)")
            + " order by r.at desc, r.id desc limit @most";
        await using var reading = await database.ReadAsync(ct);
        var rows = await reading.ListAsync<Row>(
            sql,
            new
            {
                citizen = (long)Role.Citizen, person = person.Value, by = by.Value, from = Begin(request.From),
                until = Begin(request.Through?.AddDays(1)), purpose = $"%{Literal(request.Purpose)}%", request.After,
                most = request.Most + 1L,
            },
            ct);
        var looks = rows.Take(request.Most).Select(row => row.Listed).ToList();
        return new AccessListed(looks, rows.Count > request.Most ? looks[^1].Number : null);
    }

    /// <summary>The latest looks at any of these records of one person; a look at all of them is told once.</summary>
    internal static async Task<IReadOnlyList<ListedAccess>> LatestAsync(
        Reading reading, IReadOnlyList<long> records, int most, CancellationToken ct) =>
    [
        .. (await reading.ListAsync<Row>(
            $"{Select} and r.person_id in ({string.Join(',', records)}) order by r.at desc, r.id desc limit @rows",
            new { citizen = (long)Role.Citizen, rows = (long)most * records.Count }, ct))
            .DistinctBy(row => (row.At, row.ActorId, row.Purpose)).Take(most).Select(row => row.Listed),
    ];

    private static Problem TooWide =>
        Problem.Invalid(
            "access.too-wide", "Words are looked for in a part of the log.", "Say from which day on as well, or whose looks, or at whom.")
            .InIndonesian("Kata dicari di sebagian catatan saja.", "Isi juga hari mulai, petugas, atau orangnya.")
            .At(nameof(ListAccessRequest.From));

    private static Outcome<long> Id(string prefix, string? text, string field)
    {
        if (text is null) return 0L;
        var read = Reference.Read(prefix, text);
        return read.Succeeded ? read.Value.Id : read.Problems.Select(problem => problem.At(field)).ToArray();
    }

    private static long Begin(DateOnly? day) =>
        day is { } known ? Instant.ToMicroseconds(new DateTimeOffset(known, TimeOnly.MinValue, ProcessContext.Jakarta)) : 0;

    private static string Literal(string? words) =>
        string.Concat((words ?? "").ToLowerInvariant().Select(sign => sign is '%' or '_' or '!' ? $"!{sign}" : sign.ToString()));

    private sealed record Row(long Id, long At, long ActorId, long? PersonId, string Purpose, string Name)
    {
        public ListedAccess Listed => new(
            Id, Instant.FromMicroseconds(At), ActorReference.Of(ActorId).ToString(), Name.Length == 0 ? null : Name,
            PersonId is { } person ? PersonKey.ReferenceOf(person) : null, Purpose);
    }
}
