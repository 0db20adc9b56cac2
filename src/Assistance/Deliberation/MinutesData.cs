using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>One line of the minutes.</summary>
/// <param name="Nik">Masked, 317199******0001, unless it was asked for in full; - without one.</param>
/// <param name="Decision">Null while undecided; minutes have none such.</param>
/// <param name="Remark">What RT or RW said beforehand; empty where they said nothing.</param>
internal sealed record MinutesLine(
    long PersonId, long Place, string Programme, string Name, string Nik, string Rt, string Rw, CommunityDecision? Decision,
    string Reason, long? Priority, string Dissent, string Remark);

/// <summary>Everything that the minutes of a meeting say.</summary>
/// <param name="Number">Of the minutes: <c>1/BA-MUSKEL/31.71.03.1002/2021</c>.</param>
/// <param name="Kelurahan">With the areas that it lies in.</param>
/// <param name="Corrects">Number of the minutes that these correct; null when they correct none.</param>
/// <param name="DataRoot">The hash over it all, which stands at the foot of each page.</param>
internal sealed record MinutesData(
    string Number, Meeting Meeting, string WaveName, string Kelurahan, string? Corrects, string DataRoot, IReadOnlyList<Attendee> Present,
    IReadOnlyList<MinutesLine> Lines, IReadOnlyList<NewProposal> Proposals)
{
    /// <summary>
    /// What signed minutes say: when, where and who, the attendance, each line of the agenda with its decision, the new proposals. The root
    /// of these rows is the hash of the minutes' data.
    /// </summary>
    public static readonly RowSet Rows = new(
        "meeting.minutes",
        """
        select cast(1 as bigint) as part, m.number as n, m.kind as a, m.area as b, m.place as c, m.chair as d, m.note_taker as e,
               cast(m.planned_at as text) as f, cast(m.begun_at as text) as g, cast(m.ended_at as text) as h, m.agenda_root as i
        from meeting m where m.id = @id
        union all
        select cast(2 as bigint), number, role, name, position, '', '', '', '', '', '' from attendance where meeting_id = @id
        union all
        select cast(3 as bigint), l.place, cast(l.person_id as text), cast(l.application_id as text), l.programme, d.decision, d.reason,
               cast(d.priority as text), d.dissent, '', ''
        from agenda_line l left join meeting_decision d on d.person_id = l.person_id and d.meeting_id = l.meeting_id
          and d.programme = l.programme and d.application_id = l.application_id
        where l.meeting_id = @id
        union all
        select cast(4 as bigint), number, name, rt, rw, note, said_by, '', '', '', '' from meeting_proposal where meeting_id = @id
        order by 1, 2
        """);

    private const string LinesSql = """
        select l.person_id as PersonId, l.place as Place, l.programme as Programme, l.name as Name,
               coalesce(k.ciphertext, '') as Ciphertext, coalesce(l.rt, '') as Rt, coalesce(l.rw, '') as Rw,
               d.decision as Decision, coalesce(d.reason, '') as Reason, d.priority as Priority,
               coalesce(d.dissent, '') as Dissent,
               coalesce((select n.remark || ' (' || n.said_by || ')' from neighbourhood_remark n
                         where n.person_id = l.person_id and n.application_id = l.application_id and n.batch_id = (
                             select max(x.batch_id) from neighbourhood_remark x
                             where x.person_id = l.person_id and x.application_id = l.application_id)), '') as Remark
        from agenda_line l
        left join meeting_decision d on d.person_id = l.person_id and d.meeting_id = l.meeting_id and d.programme = l.programme
          and d.application_id = l.application_id
        left join person_nik k on k.person_id = l.person_id and k.current = 1
        where l.meeting_id = @Id order by l.place
        """;

    public static async Task<MinutesData> ReadAsync(
        Reading reading, IdentityVault vault, AreaIndex areas, Meeting meeting, string number, string dataRoot, CancellationToken ct,
        bool withNik = false)
    {
        var rows = await reading.ListAsync<Row>(LinesSql, new { meeting.Id }, ct);
        var present = await PresentAsync(reading, meeting.Id, ct);
        var proposals = await ProposalsAsync(reading, meeting.Id, ct);
        var wave = await reading.SingleAsync<string>("select name from registration_wave where id = @WaveId", new { meeting.WaveId }, ct);
        var corrects = await reading.FindAsync<string>(
            "select number from minutes where meeting_id = @corrected", new { corrected = meeting.Corrects ?? 0 }, ct);
        return new(
            number, meeting, wave, areas.FullName(AreaCode.Parse(meeting.Area)), corrects, dataRoot, present,
            [.. rows.Select(row => row.ToLine(vault, withNik))], proposals);
    }

    public static async Task<IReadOnlyList<Attendee>> PresentAsync(Reading reading, long meetingId, CancellationToken ct) =>
        [
            .. (await reading.ListAsync<(string Name, string Role, string Position)>(
                "select name, role, position from attendance where meeting_id = @meetingId order by number", new { meetingId }, ct))
                .Select(row => new Attendee(row.Name, AttendanceRoles.Find(row.Role)!.Value, row.Position)),
        ];

    public static Task<IReadOnlyList<NewProposal>> ProposalsAsync(Reading reading, long meetingId, CancellationToken ct) =>
        reading.ListAsync<NewProposal>(
            """
            select name as Name, rt as Rt, rw as Rw, note as Note, said_by as SaidBy from meeting_proposal where meeting_id = @meetingId
            order by number
            """,
            new { meetingId },
            ct);

    /// <summary>The step of the case trail that the meeting is.</summary>
    public static CaseStep StepOf(MeetingKind kind) =>
        kind == MeetingKind.Registration ? CaseStep.Deliberation : CaseStep.ProgrammeDeliberation;

    private sealed record Row(
        long PersonId, long Place, string Programme, string Name, string Ciphertext, string Rt, string Rw, string? Decision, string Reason,
        long? Priority, string Dissent, string Remark)
    {
        public MinutesLine ToLine(IdentityVault vault, bool withNik) => new(
            PersonId, Place, Programme, Name,
            Ciphertext.Length == 0 ? "-" : Shown(Kernel.Nik.Parse(vault.Decrypt(PersonId, IdentityField.Nik, Ciphertext)), withNik), Rt, Rw,
            Decision is null ? null : Words.Decision(Decision), Reason, Priority, Dissent, Remark);

        private static string Shown(Nik nik, bool inFull) => inFull ? nik.Digits : nik.Masked;
    }
}
