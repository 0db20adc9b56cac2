using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Publication;

/// <summary>
/// What the answer to a status check rests on, of all records of one person. The same statements are asked for whomever, also for nobody,
/// and each finds its rows by a key that begins with the person.
/// </summary>
internal sealed record StatusRows(
    StatusRows.PersonRow? Person, IReadOnlyList<KnownRow> Known, IReadOnlyList<StatusRows.SpanRow> Spans,
    IReadOnlyList<StatusRows.SuspensionRow> Suspensions, IReadOnlyList<StatusRows.EndRow> Ends, IReadOnlyList<PaidMonth> Months,
    IReadOnlyList<StatusRows.PaymentRow> Payments, IReadOnlyList<StatusRows.MemberRow> Members, IReadOnlyList<StatusRows.StepRow> Steps,
    IReadOnlyList<StatusRows.ProposalRow> Proposals, IReadOnlyList<string> Visits, IReadOnlyList<StatusRows.PlaceRow> Places)
{
    /// <summary>Asked for when nobody was found: no record has this number.</summary>
    public const long Nobody = 0;

    private const string Own =
        "with own as (select @person as person_id union all select person_id from person where merged_into = @person) ";

    private const string PersonSql = """
        select name as Name, birth_date as BornOn, died_on as DiedOn, moved_out_on as MovedOutOn from person where person_id = @person
        """;

    private const string KnownSql = $"""
        {Own} select {KnownRow.Columns}
        from own o join person p on p.person_id = o.person_id left join source_record s on s.person_id = p.person_id
        order by case when p.person_id = @person then 0 else 1 end
        """;

    private const string SpansSql = Own + """
        select r.programme as Programme, r.from_month as FromMonth, r.to_month as ToMonth, r.amount as Amount, r.status as Status,
               d.number as Decree
        from own o join recipient r on r.person_id = o.person_id join decree d on d.id = r.decree_id
        order by r.from_month, r.decree_id
        """;

    private const string SuspensionsSql = Own + """
        select s.programme as Programme, s.from_month as FromMonth, s.through_month as ThroughMonth, s.reason as Reason,
               e.effective_on as EffectiveOn
        from own o join suspension s on s.person_id = o.person_id
        left join recipient_event e on e.person_id = s.person_id and e.id = s.event_id
        order by s.from_month
        """;

    private const string EndsSql = Own + """
        select programme as Programme, reason as Reason, effective_on as EffectiveOn, recorded_at as RecordedAt from (
            select e.programme, e.reason, e.effective_on, e.recorded_at
            from own o join recipient_event e on e.person_id = o.person_id and e.kind = 'ended'
            union all
            select l.programme, w.reason, d.signed_on, d.imported_at
            from own o join decree_withdrawal w on w.person_id = o.person_id
            join decree_line l on l.person_id = w.person_id and l.id = w.line_id join decree d on d.id = w.decree_id) ends
        order by effective_on, recorded_at
        """;

    private const string PaymentsSql = Own + """
        select p.id as Id, p.hold_reason as HoldReason, r.value_date as ValueDate
        from own o join payment p on p.person_id = o.person_id join run r on r.id = p.run_id
        """;

    private const string MembersSql = Own + """
        select m.application_id as Application, w.code as Wave, m.programmes as Programmes, m.step as Step, m.standing as Standing,
               m.reason as Reason
        from own o join application_member m on m.person_id = o.person_id join registration_wave w on w.id = m.wave_id
        order by m.application_id
        """;

    private const string StepsSql = Own + """
        select s.application_id as Application, s.programme as Programme, b.step as Step, s.outcome as Outcome, s.reason as Reason,
               s.detail as Detail, b.recorded_at as RecordedAt
        from own o join case_step s on s.person_id = o.person_id join case_batch b on b.id = s.batch_id
        order by s.batch_id
        """;

    private const string ProposalsSql = Own + """
        select v.reason as Reason, v.reply_until as ReplyUntil
        from own o join verification_proposal v on v.person_id = o.person_id
        where not exists (select 1 from verification_decision d where d.person_id = v.person_id and d.proposal_id = v.id)
        order by v.reply_until
        """;

    private const string VisitsSql = Own + """
        select v.planned_on from own o join visit v on v.person_id = o.person_id where v.state = 'planned' order by v.planned_on
        """;

    private const string PlacesSql = Own + """
        select r.programme as Programme, l.place as Place, l.outcome as Outcome
        from own o join ranking_line l on l.person_id = o.person_id join ranking r on r.id = l.ranking_id
        order by r.id
        """;

    public static async Task<StatusRows> ReadAsync(Reading reading, long person, CancellationToken ct)
    {
        var args = new { person };
        return new(
            await reading.FindAsync<PersonRow>(PersonSql, args, ct),
            await KnownAsync(reading, args, ct),
            await reading.ListAsync<SpanRow>(SpansSql, args, ct),
            await reading.ListAsync<SuspensionRow>(SuspensionsSql, args, ct),
            await reading.ListAsync<EndRow>(EndsSql, args, ct),
            await PaidMonth.ReadAsync(reading, person, ct),
            await reading.ListAsync<PaymentRow>(PaymentsSql, args, ct),
            await reading.ListAsync<MemberRow>(MembersSql, args, ct),
            await reading.ListAsync<StepRow>(StepsSql, args, ct),
            await reading.ListAsync<ProposalRow>(ProposalsSql, args, ct),
            await reading.ListAsync<string>(VisitsSql, args, ct),
            await reading.ListAsync<PlaceRow>(PlacesSql, args, ct));
    }

    private static async Task<IReadOnlyList<KnownRow>> KnownAsync(Reading reading, object args, CancellationToken ct)
    {
        var known = new List<KnownRow>();
        await using var rows = await reading.StreamAsync(KnownSql, args, ct);
        while (await rows.ReadAsync(ct)) known.Add(KnownRow.Read(rows));
        return known;
    }

    public sealed record PersonRow(string Name, string BornOn, string? DiedOn, string? MovedOutOn);

    public sealed record SpanRow(string Programme, long FromMonth, long ToMonth, long Amount, string Status, string Decree);

    public sealed record SuspensionRow(string Programme, long FromMonth, long? ThroughMonth, string Reason, string? EffectiveOn);

    public sealed record EndRow(string Programme, string Reason, string EffectiveOn, long RecordedAt);

    public sealed record PaymentRow(long Id, string? HoldReason, string ValueDate);

    public sealed record MemberRow(long Application, string Wave, string Programmes, long Step, string Standing, string? Reason);

    public sealed record StepRow(
        long Application, string Programme, long Step, string Outcome, string? Reason, string Detail, long RecordedAt);

    public sealed record ProposalRow(string Reason, string ReplyUntil);

    public sealed record PlaceRow(string Programme, long Place, string Outcome);
}
