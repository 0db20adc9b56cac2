namespace Paseban.Assistance.Enrolment;

/// <summary>A line of a governor's decree about somebody, as it was written, and what took it back.</summary>
/// <param name="WithdrawnFrom">The first month that a later decree took back; null while the line stands.</param>
/// <param name="WithdrawnBy">That decree's number.</param>
public sealed record PersonLine(
    string Decree, DateOnly SignedOn, string Programme, Rupiah Amount, MonthRange Months, string Origin, string Cohort,
    Month? WithdrawnFrom, string? WithdrawnBy, string? WithdrawnFor)
{
    internal static async Task<IReadOnlyList<PersonLine>> ReadAsync(Reading reading, long person, CancellationToken ct) =>
    [
        .. (await reading.ListAsync<Row>(
            """
            select d.number as Decree, d.signed_on as SignedOn, l.programme as Programme, l.amount as Amount, l.from_month as FromMonth,
                   l.to_month as ToMonth, l.origin as Origin, l.cohort as Cohort, w.from_month as WithdrawnFrom, b.number as WithdrawnBy,
                   w.reason as WithdrawnFor
            from decree_line l join decree d on d.id = l.decree_id
            left join decree_withdrawal w on w.person_id = l.person_id and w.line_id = l.id and not exists (
                select 1 from decree_withdrawal e where e.person_id = w.person_id and e.line_id = w.line_id
                  and (e.from_month < w.from_month or (e.from_month = w.from_month and e.decree_id < w.decree_id)))
            left join decree b on b.id = w.decree_id
            where l.person_id = @person order by l.from_month desc, l.id desc
            """,
            new { person }, ct)).Select(row => row.Shown),
    ];

    private sealed record Row(
        string Decree, string SignedOn, string Programme, long Amount, long FromMonth, long ToMonth, string Origin, string Cohort,
        long? WithdrawnFrom, string? WithdrawnBy, string? WithdrawnFor)
    {
        public PersonLine Shown => new(
            Decree, IsoDate.Parse(SignedOn), Programme, new Rupiah(Amount), new MonthRange(new((int)FromMonth), new((int)ToMonth)), Origin,
            Cohort, WithdrawnFrom is { } from ? new Month((int)from) : null, WithdrawnBy, WithdrawnFor);
    }
}
