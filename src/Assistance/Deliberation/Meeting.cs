namespace Paseban.Assistance.Deliberation;

/// <summary>A deliberation of one kelurahan in one wave.</summary>
/// <param name="Number">Counts the meetings of one kelurahan, wave and kind from 1.</param>
/// <param name="Corrects">The signed meeting that this one corrects.</param>
/// <param name="Names">Lines of its agenda.</param>
/// <param name="AgendaRoot">Merkle root of the agenda as it was drawn.</param>
/// <param name="PlannedAt">When it was to begin.</param>
public sealed record Meeting(
    long Id, long WaveId, string Wave, MeetingKind Kind, string Area, long Number, long? Corrects, MeetingState State, long Names,
    string AgendaRoot, string? Place, DateTimeOffset? PlannedAt, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, string? Chair,
    string? NoteTaker)
{
    public const string Prefix = "MEET";

    /// <summary>The agenda of a meeting, which never changes.</summary>
    public static readonly RowSet Agenda = new(
        "meeting.agenda",
        """
        select place, person_id, application_id, programme, household_id, relation, name, rt, rw from agenda_line
        where meeting_id = @id order by place
        """);

    private const string Select = """
        select m.id as Id, m.wave_id as WaveId, w.code as Wave, m.kind as Kind, m.area as Area, m.number as Number, m.corrects as Corrects,
               m.state as State, m.names as Names, m.agenda_root as AgendaRoot, m.place as Place, m.planned_at as PlannedAt,
               m.begun_at as BegunAt, m.ended_at as EndedAt, m.chair as Chair, m.note_taker as NoteTaker
        from meeting m join registration_wave w on w.id = m.wave_id
        """;

    public string Reference => ReferenceOf(Id);

    public static string ReferenceOf(long id) => Kernel.Reference.Of(Prefix, id).ToString();

    /// <summary>The meeting that <paramref name="reference"/> (MEET-...) names.</summary>
    internal static async Task<Outcome<Meeting>> FindAsync(Reading reading, string reference, CancellationToken ct)
    {
        var read = Kernel.Reference.Read(Prefix, reference);
        if (!read.Succeeded) return read.Problems.ToArray();
        return await reading.FindAsync<Row>($"{Select} where m.id = @Id", new { read.Value.Id }, ct) is { } row
            ? row.ToMeeting()
            : MeetingErrors.Unknown(reference);
    }

    /// <summary>As <see cref="FindAsync"/>, for a change: others wait until it is done.</summary>
    internal static async Task<Outcome<Meeting>> LockAsync(UnitOfWork work, string reference, CancellationToken ct)
    {
        var read = Kernel.Reference.Read(Prefix, reference);
        // Touching the row locks it on PostgreSQL; SQLite has one writer.
        if (read.Succeeded)
            await work.ExecuteAsync("update meeting set names = names where id = @Id and state <> 'signed'", new { read.Value.Id }, ct);
        return await FindAsync(work, reference, ct);
    }

    /// <summary>The meetings of a wave by kelurahan, kind and number.</summary>
    internal static async Task<IReadOnlyList<Meeting>> OfWaveAsync(Reading reading, long waveId, CancellationToken ct) =>
        [
            .. (await reading.ListAsync<Row>($"{Select} where m.wave_id = @waveId order by m.area, m.kind, m.number", new { waveId }, ct))
                .Select(row => row.ToMeeting()),
        ];

    private sealed record Row(
        long Id, long WaveId, string Wave, string Kind, string Area, long Number, long? Corrects, string State, long Names,
        string AgendaRoot, string? Place, long? PlannedAt, long? BegunAt, long? EndedAt, string? Chair, string? NoteTaker)
    {
        public Meeting ToMeeting() => new(
            Id, WaveId, Wave, Words.Kind(Kind), Area, Number, Corrects, Words.State(State), Names, AgendaRoot, Place, At(PlannedAt),
            At(BegunAt), At(EndedAt), Chair, NoteTaker);

        private static DateTimeOffset? At(long? microseconds) =>
            microseconds is { } at ? Instant.FromMicroseconds(at).ToOffset(ProcessContext.Jakarta) : null;
    }
}
