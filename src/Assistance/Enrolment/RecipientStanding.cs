namespace Paseban.Assistance.Enrolment;

/// <summary>
/// Keeps <c>recipient</c> and <c>suspension</c> in step with decree lines, withdrawals and events. Both tables follow from those
/// records alone: whatever the order in which the past was learned, the same records give the same standing.
/// </summary>
internal static class RecipientStanding
{
    /// <summary>The people whose standing must be derived anew: fill it, then call <see cref="DeriveAsync"/>.</summary>
    public const string Touched = "temp_touched";

    /// <summary>
    /// One change of standing at a time: two decrees that read the recipients before either has written could give one person two
    /// benefits. SQLite has one writer anyway.
    /// </summary>
    public static async Task LockAsync(UnitOfWork work, CancellationToken ct)
    {
        if (work.Engine == Engine.Postgres) await work.ExecuteAsync("lock table decree in share row exclusive mode", ct: ct);
    }

    /// <summary>What a recipient is entitled to is what the line of the decree says.</summary>
    public static readonly DerivedRows Lines = new("recipient", """
        select 'the span that line ' || r.line_id || ' of the decree gave differs from that line'
        from recipient r left join decree_line l on l.person_id = r.person_id and l.id = r.line_id
        where l.id is null or r.programme <> l.programme or r.from_month <> l.from_month or r.to_month > l.to_month
           or r.benefit_group <> l.benefit_group or r.origin <> l.origin or r.cohort <> l.cohort
           or r.decree_id <> l.decree_id or r.amount <> l.amount
        """);

    public static Task StageAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync("touched", "person_id bigint not null primary key", ct);

    /// <summary>Gives each line of a decree its span. A line that begins in the month of one withdrawn whole takes its place.</summary>
    public static Task EnrolAsync(UnitOfWork work, long decreeId, CancellationToken ct) => work.ExecuteAsync(
        """
        insert into recipient
            (person_id, programme, from_month, to_month, benefit_group, origin, cohort, line_id, decree_id, amount, status)
        select person_id, programme, from_month, to_month, benefit_group, origin, cohort, id, decree_id, amount, 'active'
        from decree_line where decree_id = @decreeId
        on conflict (person_id, programme, from_month) do update set
            to_month = excluded.to_month, benefit_group = excluded.benefit_group, origin = excluded.origin, cohort = excluded.cohort,
            line_id = excluded.line_id, decree_id = excluded.decree_id, amount = excluded.amount, status = excluded.status
        """,
        new { decreeId },
        ct);

    /// <summary>
    /// Derives suspensions and spans of the touched people: a line ends before the first month of its withdrawal and of the first
    /// end that closes it (<see cref="RecipientEvent.Closes"/>).
    /// </summary>
    public static async Task DeriveAsync(UnitOfWork work, CancellationToken ct)
    {
        await work.AnalyzeAsync([Touched], ct);
        await work.ExecuteAsync("delete from suspension where person_id in (select person_id from temp_touched)", ct: ct);
        await work.ExecuteAsync(Suspensions, ct: ct);
        await work.ExecuteAsync(Spans, ct: ct);
    }

    /// <summary>From each suspension to the month before the next restoration or end; one that touches no month leaves no row.</summary>
    private const string Suspensions = """
        insert into suspension (person_id, programme, from_month, through_month, reason, event_id)
        select person_id, programme, first_month, next_month - 1, reason, id
        from (
            select e.person_id, e.programme, e.first_month, e.reason, e.id, e.kind,
                   lead(e.first_month) over (partition by e.person_id, e.programme order by e.effective_on) as next_month
            from recipient_event e join temp_touched t on t.person_id = e.person_id) happened
        where kind = 'suspended' and (next_month is null or next_month > first_month)
        """;

    private const string Spans = """
        update recipient set to_month = standing.to_month, status = standing.status
        from (
            select person_id, line_id,
                   case when cut < from_month then from_month - 1 when cut <= to_month then cut - 1 else to_month end as to_month,
                   case when cut <= to_month + 1 then 'ended' when suspended_from <= to_month + 1 then 'suspended'
                        else 'active' end as status
            from (
                select line.person_id, line.id as line_id, line.from_month, line.to_month,
                       case when min(w.from_month) < min(e.first_month) or min(e.first_month) is null then min(w.from_month)
                            else min(e.first_month) end as cut,
                       min(s.from_month) as suspended_from
                from temp_touched t
                join decree_line line on line.person_id = t.person_id
                left join decree_withdrawal w on w.person_id = line.person_id and w.line_id = line.id
                left join recipient_event e on e.person_id = line.person_id and e.programme = line.programme and e.kind = 'ended'
                     and e.after_decree >= line.decree_id
                left join suspension s on s.person_id = line.person_id and s.programme = line.programme and s.through_month is null
                group by line.person_id, line.id, line.from_month, line.to_month) cuts) standing
        where recipient.person_id = standing.person_id and recipient.line_id = standing.line_id
        """;
}
