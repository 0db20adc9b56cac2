using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <param name="Kelurahan">With the areas that it lies in.</param>
/// <param name="Minutes">Number of its minutes; null while they are not signed.</param>
public sealed record MeetingSummary(
    string Reference, string Area, string Kelurahan, MeetingKind Kind, long Number, string? Corrects, MeetingState State, long Names,
    long Decided, long Present, string? Minutes, DateTimeOffset? BegunAt);

/// <param name="Missing">What signing still lacks; empty when it can be signed, or is.</param>
/// <param name="Lines">A page of the agenda, names masked.</param>
/// <param name="Wave">Code of the wave.</param>
public sealed record MeetingShown(
    MeetingSummary Meeting, string? Place, string? Chair, string? NoteTaker, DateTimeOffset? EndedAt, string AgendaRoot,
    IReadOnlyList<DecisionCount> Decisions, IReadOnlyList<Attendee> Present, IReadOnlyList<NewProposal> Proposals,
    SignedHead? Minutes, IReadOnlyList<Problem> Missing, IReadOnlyList<ShownLine> Lines, string Wave);

/// <param name="DataRoot">The hash of what the minutes say.</param>
public sealed record SignedHead(
    string Reference, string Number, string DataRoot, string PdfHash, string Font, DateTimeOffset At, string By);

/// <param name="Name">Masked: <c>SIT* A***</c>.</param>
/// <param name="Remark">The newest of RT and RW; empty without one.</param>
/// <param name="Decision">Null while undecided.</param>
public sealed record ShownLine(
    long Place, string Person, string Name, string Rt, string Rw, string Programme, string Remark, string? Decision, long? Priority);

/// <summary>Shows a meeting with what it still lacks. No identity is read.</summary>
public sealed class ShowMeeting(Database database, Law law)
{
    internal const string Summaries = """
        select m.id as Id, m.area as Area, m.kind as Kind, m.number as Number, m.corrects as Corrects, m.state as State, m.names as Names,
               (select count(*) from meeting_decision d where d.meeting_id = m.id) as Decided,
               (select count(*) from attendance a where a.meeting_id = m.id) as Present, n.number as Minutes, m.begun_at as BegunAt
        from meeting m left join minutes n on n.meeting_id = m.id
        """;

    /// <summary>A mark of everything that the minutes would say now; another one when anything of it changed.</summary>
    public async Task<Outcome<string>> MarkAsync(string reference, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await Meeting.FindAsync(reading, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        return (await MinutesData.Rows.ComputeAsync(reading, found.Value.Id, ct)).Root;
    }

    /// <param name="reference">MEET-...</param>
    /// <param name="lines">How many lines of the agenda to show.</param>
    /// <param name="after">The place after which they begin.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<MeetingShown>> RunAsync(
        string reference, int lines = 0, long after = 0, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await Meeting.FindAsync(reading, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var meeting = found.Value;
        var row = await reading.SingleAsync<Row>($"{Summaries} where m.id = @Id", new { meeting.Id }, ct);
        var isSigned = meeting.State == MeetingState.MinutesSigned;
        return new MeetingShown(
            row.ToSummary(await AreaIndex.ReadAsync(reading, ct)), meeting.Place, meeting.Chair, meeting.NoteTaker, meeting.EndedAt,
            meeting.AgendaRoot,
            await reading.ListAsync<DecisionCount>(
                """
                select decision as Decision, count(*) as Names from meeting_decision where meeting_id = @Id
                group by decision order by decision
                """,
                new { meeting.Id }, ct),
            await MinutesData.PresentAsync(reading, meeting.Id, ct),
            await MinutesData.ProposalsAsync(reading, meeting.Id, ct),
            isSigned ? await HeadAsync(reading, meeting.Id, ct) : null,
            isSigned ? [] : await SigningConditions.MissingAsync(reading, meeting, law, ct),
            await LinesAsync(reading, meeting.Id, lines, after, ct), meeting.Wave);
    }

    internal static async Task<SignedHead?> HeadAsync(Reading reading, long meetingId, CancellationToken ct) =>
        await reading.FindAsync<(long Id, string Number, string Root, string Pdf, string Font, long At, string? By)?>(
            """
            select n.id, n.number, n.data_root, n.pdf_hash, n.font, n.signed_at, a.name
            from minutes n left join actor a on a.id = n.signed_by where n.meeting_id = @meetingId
            """,
            new { meetingId }, ct) is { } row
            ? new(
                Reference.Of("BA", row.Id).ToString(), row.Number, row.Root, row.Pdf, row.Font,
                Instant.FromMicroseconds(row.At).ToOffset(ProcessContext.Jakarta), row.By ?? "")
            : null;

    private static async Task<IReadOnlyList<ShownLine>> LinesAsync(
        Reading reading, long meetingId, int size, long after, CancellationToken ct) =>
        size == 0 ? [] :
        [
            .. (await reading.ListAsync<(
                long Place, long Person, string Name, string Rt, string Rw, string Programme, string Remark, string? Decision,
                long? Priority)>(
                """
                select l.place, l.person_id, l.name, coalesce(l.rt, ''), coalesce(l.rw, ''), l.programme,
                       coalesce((select n.remark from neighbourhood_remark n
                                 where n.person_id = l.person_id and n.application_id = l.application_id
                                 order by n.batch_id desc limit 1), ''),
                       d.decision, d.priority
                from agenda_line l left join meeting_decision d on d.person_id = l.person_id and d.meeting_id = l.meeting_id
                  and d.programme = l.programme and d.application_id = l.application_id
                where l.meeting_id = @meetingId and l.place > @after order by l.place limit @size
                """,
                new { meetingId, after, size = (long)size }, ct))
                .Select(row => new ShownLine(
                    row.Place, PersonKey.ReferenceOf(row.Person), MaskedName.Of(row.Name), row.Rt, row.Rw, row.Programme, row.Remark,
                    row.Decision, row.Priority)),
        ];

    internal sealed record Row(
        long Id, string Area, string Kind, long Number, long? Corrects, string State, long Names, long Decided, long Present,
        string? Minutes, long? BegunAt)
    {
        public MeetingSummary ToSummary(AreaIndex areas) => new(
            Meeting.ReferenceOf(Id), Area, areas.FullName(AreaCode.Parse(Area)), Words.Kind(Kind), Number,
            Corrects is { } corrected ? Meeting.ReferenceOf(corrected) : null, Words.State(State), Names, Decided, Present, Minutes,
            BegunAt is { } at ? Instant.FromMicroseconds(at).ToOffset(ProcessContext.Jakarta) : null);
    }
}
