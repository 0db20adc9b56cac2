namespace Paseban.Assistance.Deliberation;

/// <summary>What meetings decided, for the steps that follow: of each name the newest signed word; put off is no decision.</summary>
public static class SignedDecisions
{
    /// <summary>
    /// A query with the columns wave_id, kind, area, person_id, application_id, programme, decision (layak, ...), priority, meeting_id.
    /// A correction stands in place of what it corrects.
    /// </summary>
    public const string Sql = """
        select m.wave_id, m.kind, m.area, d.person_id, d.application_id, d.programme, d.decision, d.priority, d.meeting_id
        from meeting_decision d join meeting m on m.id = d.meeting_id
        where m.state = 'signed' and d.decision <> 'ditunda' and not exists (
            select 1 from meeting_decision e join meeting n on n.id = e.meeting_id
            where e.person_id = d.person_id and e.application_id = d.application_id and e.programme = d.programme
              and e.decision <> 'ditunda' and n.state = 'signed' and n.wave_id = m.wave_id and n.kind = m.kind and n.id > m.id)
        """;
}
