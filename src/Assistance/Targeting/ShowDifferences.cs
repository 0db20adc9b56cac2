namespace Paseban.Assistance.Targeting;

/// <summary>How the ministry's answer differs from what was sent. Everyone was sent as eligible, by the minutes of a kelurahan.</summary>
public enum DifferenceKind
{
    /// <summary>Sent, and no answer yet.</summary>
    Unanswered = 1,

    /// <summary>The kelurahan found them eligible, the ministry did not.</summary>
    NotEligible = 2,

    /// <summary>Civil data must be mended first.</summary>
    ToMend = 3,

    /// <summary>Determined eligible, but the case was dropped or withdrawn here since it was sent.</summary>
    DroppedHere = 4,

    /// <summary>Determined eligible without a decile, by which candidates are ranked.</summary>
    WithoutDecile = 5,
}

public sealed record DifferenceCount(DifferenceKind Kind, string Area, string Kelurahan, long People);

/// <param name="Number">Place on the target list.</param>
/// <param name="Period">Month of the newest answer; null before the first.</param>
/// <param name="Reason">Why the case stands where it stands: a reason code; null where it goes on.</param>
public sealed record Difference(
    DifferenceKind Kind, string TargetList, long Number, long PersonId, string Area, string Submission, DateTimeOffset SentAt,
    string? Status, long? Decile, Month? Period, string? Reason)
{
    public string Person => Registry.PersonKey.ReferenceOf(PersonId);
}

/// <param name="Sent">People sent, by the newest submission that had them.</param>
/// <param name="AsExpected">Answered eligible with a decile, and still going on here.</param>
public sealed record DifferencesShown(
    long Sent, long AsExpected, IReadOnlyList<DifferenceCount> Counts, IReadOnlyList<Difference> Lines);

/// <summary>Holds what was sent against what came back, line by line and counted.</summary>
public sealed class ShowDifferences(Database database)
{
    // The newest submission and the newest answer of each person sent; difference 0 is as expected.
    private const string Compared = """
        (select s.*, m.reason,
                case when s.status is null then 1 when s.status = 'tidak_layak' then 2 when s.status = 'perbaikan' then 3
                     when m.standing not in ('open', 'verify') then 4 when s.decile is null then 5 else 0 end as difference
         from (
             select l.person_id, l.application_id, l.number, b.target_list_id, b.id as submission_id, b.submitted_at, d.status, d.decile,
                    d.period,
                    row_number() over (
                        partition by l.person_id order by l.submission_id desc, d.period desc, d.result_id desc) as age
             from submission_line l join submission b on b.id = l.submission_id
             left join determination d on d.person_id = l.person_id
             where @list = 0 or b.target_list_id = @list) s
         left join application_member m on m.person_id = s.person_id and m.application_id = s.application_id
         where s.age = 1)
        """;

    /// <param name="targetList">Reference of one list; null for all.</param>
    /// <param name="size">At most this many lines, by list and number.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<DifferencesShown>> RunAsync(string? targetList, int size, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var list = 0L;
        if (targetList is not null)
        {
            var found = await TargetListStore.FindAsync(reading, targetList, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            list = found.Value.Id;
        }
        var counts = await reading.ListAsync<(long Difference, string Area, string Kelurahan, long People)>(
            $"""
            select c.difference, l.area, max(a.name), count(*)
            from {Compared} c
            join target_list_line l on l.person_id = c.person_id and l.target_list_id = c.target_list_id
            join area a on a.code = l.area
            group by c.difference, l.area order by c.difference, l.area
            """,
            new { list },
            ct);
        return new DifferencesShown(
            counts.Sum(count => count.People),
            counts.Where(count => count.Difference == 0).Sum(count => count.People),
            [
                .. counts.Where(count => count.Difference > 0)
                    .Select(count => new DifferenceCount((DifferenceKind)count.Difference, count.Area, count.Kelurahan, count.People)),
            ],
            await LinesAsync(reading, list, size, ct));
    }

    private static async Task<IReadOnlyList<Difference>> LinesAsync(Reading reading, long list, int size, CancellationToken ct)
    {
        var rows = await reading.ListAsync<Row>(
            $"""
            select cast(c.difference as bigint) as Difference, c.target_list_id as ListId, c.number as Number, c.person_id as PersonId,
                   l.area as Area, c.submission_id as SubmissionId, c.submitted_at as SentAt, c.status as Status, c.decile as Decile,
                   c.period as Period, c.reason as Reason
            from {Compared} c
            join target_list_line l on l.person_id = c.person_id and l.target_list_id = c.target_list_id
            where c.difference > 0 order by c.target_list_id, c.number limit @size
            """,
            new { list, size = (long)size },
            ct);
        return [.. rows.Select(row => row.ToDifference())];
    }

    private sealed record Row(
        long Difference, long ListId, long Number, long PersonId, string Area, long SubmissionId, long SentAt, string? Status,
        long? Decile, long? Period, string? Reason)
    {
        public Difference ToDifference() => new(
            (DifferenceKind)Difference, TargetList.ReferenceOf(ListId), Number, PersonId, Area,
            Targeting.Submission.ReferenceOf(SubmissionId), Instant.FromMicroseconds(SentAt), Status, Decile,
            Period is { } month ? new Month((int)month) : null, Reason);
    }
}
