using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Deliberation;

/// <param name="Meeting">Whose list (MEET-...).</param>
/// <param name="Name">P-... or a NIK of the list; null for a name that is missing from it.</param>
/// <param name="IsAgainst">Against a name that was found eligible; otherwise for one that was refused, or is missing.</param>
/// <param name="SaidBy">Who objects, as they want to be answered.</param>
/// <param name="Programme">Where the name stands for several: which.</param>
public sealed record ObjectionRequest(
    string Meeting, string? Name, bool IsAgainst, string Text, string SaidBy, string? Programme = null);

/// <param name="State"><c>received</c>, <c>accepted</c> or <c>refused</c>.</param>
/// <param name="Person">Null for a name that is missing from the list.</param>
/// <param name="Side"><c>against</c> or <c>for</c>.</param>
public sealed record ObjectionShown(
    string Reference, string Meeting, string Area, string? Person, string Name, string Programme, string Side, string Text, string State,
    string? Answer, DateTimeOffset ReceivedAt, string SaidBy);

/// <summary>Takes objections to a list while it is on display. The same objection again is the one that waits already.</summary>
public sealed class ReceiveObjection(Database database, KeyRing keys)
{
    internal const string Prefix = "OBJ";

    internal const string Select = """
        select o.id as Id, m.id as MeetingId, m.area as Area, o.person_id as PersonId, coalesce(p.name, '') as Name,
               o.programme as Programme, o.side as Side, o.text as Text, o.state as State, o.answer as Answer, o.received_at as ReceivedAt,
               o.said_by as SaidBy
        from objection o join display d on d.id = o.display_id join minutes n on n.id = d.minutes_id join meeting m on m.id = n.meeting_id
        left join person p on p.person_id = o.person_id
        """;

    public async Task<Outcome<ObjectionShown>> RunAsync(ObjectionRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(request.Text) || string.IsNullOrWhiteSpace(request.SaidBy))
            return Problem.Invalid("objection.text", "An objection says what is wrong and whose it is.", "Write both.")
                .InIndonesian("Keberatan menyebut apa yang salah dan siapa yang keberatan.", "Isi keduanya.")
                .AtCommandLine("Give --text and --by.");
        if (request is { Name: null, IsAgainst: true })
            return Problem.Invalid("objection.name", "An objection against a name names it.", "Say whose name it is.")
                .InIndonesian("Keberatan atas sebuah nama menyebut namanya.", "Isi nama siapa.")
                .AtCommandLine("Give it with --name.");
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } ring) return ring;
        var found = await Meeting.FindAsync(work, request.Meeting, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        // Touching the row makes the same objection, sent at once, wait on PostgreSQL.
        await work.ExecuteAsync(
            "update display set opens_on = opens_on where minutes_id in (select id from minutes where meeting_id = @Id)",
            new { found.Value.Id }, ct);
        var display = await work.FindAsync<(long Id, string OpensOn, string ClosesOn, long? ClosedAt)?>(
            """
            select d.id, d.opens_on, d.closes_on, d.closed_at from display d join minutes n on n.id = d.minutes_id where n.meeting_id = @Id
            """,
            new { found.Value.Id }, ct);
        if (display is not { ClosedAt: null } up || context.Today > IsoDate.Parse(up.ClosesOn))
            return Problem.Conflict(
                "objection.not-displayed", $"The list of {found.Value.Reference} ({found.Value.Area}) is not on display.",
                "Objections are taken while it is; afterwards only a correction by a new meeting helps.")
                .InIndonesian(
                    $"Daftar {found.Value.Reference} tidak sedang dipajang.",
                    "Keberatan diterima selama daftar dipajang; sesudahnya hanya rapat koreksi yang menolong.");
        var line = await LineAsync(work, found.Value, request, ct);
        if (!line.Succeeded) return line.Problems.ToArray();
        var objection = new
        {
            display = up.Id, line.Value.PersonId, line.Value.ApplicationId, line.Value.Programme,
            side = request.IsAgainst ? "against" : "for", request.Text, request.SaidBy, at = context.AtMicroseconds, by = context.Actor.Id,
            id = await work.TakeNumbersAsync("objection", 1, ct),
        };
        // Sent twice, it is one objection.
        if (await work.FindAsync<long?>(
            """
            select min(id) from objection
            where display_id = @display and state = 'received' and person_id = @PersonId and programme = @Programme and side = @side
              and text = @Text and said_by = @SaidBy
            """,
            objection, ct) is { } before)
            return (await FindAsync(work, before, ct))!;
        await work.ExecuteAsync(
            """
            insert into objection
                (id, display_id, person_id, application_id, programme, side, text, said_by, received_at, received_by, state)
            values (@id, @display, @PersonId, @ApplicationId, @Programme, @side, @Text, @SaidBy, @at, @by, 'received')
            """,
            objection, ct);
        var received = await FindAsync(work, objection.id, ct);
        work.Record("objection.received", received!.Reference, new { received.Meeting, received.Person, received.Side });
        await work.CommitAsync(ct);
        return received;
    }

    internal static async Task<ObjectionShown?> FindAsync(Reading reading, long id, CancellationToken ct) =>
        (await reading.FindAsync<Row>($"{Select} where o.id = @id", new { id }, ct))?.ToShown();

    private async Task<Outcome<ObjectedLine>> LineAsync(
        UnitOfWork work, Meeting meeting, ObjectionRequest request, CancellationToken ct)
    {
        if (request.Name is not { } name) return new ObjectedLine(0, 0, "", "");
        using var vault = new IdentityVault(keys);
        var person = await PersonKey.FindAsync(work, vault, name, ct);
        if (!person.Succeeded) return person.Problems.ToArray();
        var lines = await work.ListAsync<ObjectedLine>(
            """
            select person_id as PersonId, application_id as ApplicationId, programme as Programme, decision as Decision
            from meeting_decision
            where meeting_id = @Id and person_id = @person and (cast(@programme as text) is null or programme = cast(@programme as text))
            order by programme, application_id
            """,
            new { meeting.Id, person = person.Value, programme = request.Programme?.ToUpperInvariant() }, ct);
        return lines switch
        {
            [var one] when request.IsAgainst == (one.Decision == "layak") => one,
            [var one] => Problem.Invalid(
                "objection.side", $"{PersonKey.ReferenceOf(one.PersonId)} was found '{one.Decision}' on that list.",
                request.IsAgainst ? "One can only speak for this name." : "One can only speak against this name.")
                .InIndonesian(
                    $"{PersonKey.ReferenceOf(one.PersonId)} dinyatakan {Words.Decision(one.Decision).Text().Id} di daftar itu.",
                    request.IsAgainst ? "Nama ini hanya dapat dibela." : "Atas nama ini hanya dapat diajukan keberatan.")
                .AtCommandLine(request.IsAgainst ? "Leave --against out." : "Use --against."),
            [] => Problem.NotFound(
                "objection.name", $"{PersonKey.ReferenceOf(person.Value)} is not on the list of {meeting.Reference}.",
                "For a name that is missing from the list, name nobody.")
                .InIndonesian(
                    $"{PersonKey.ReferenceOf(person.Value)} tidak ada di daftar {meeting.Reference}.",
                    "Untuk nama yang tidak tercantum, kosongkan namanya.")
                .AtCommandLine("Leave --name out."),
            _ => Problem.Invalid(
                "objection.programme", $"{PersonKey.ReferenceOf(person.Value)} stands on the list several times.",
                "Say for which programme.")
                .InIndonesian(
                    $"{PersonKey.ReferenceOf(person.Value)} tercantum beberapa kali di daftar.", "Sebutkan untuk program yang mana.")
                .AtCommandLine("Give it with --programme."),
        };
    }

    private sealed record ObjectedLine(long PersonId, long ApplicationId, string Programme, string Decision);

    internal sealed record Row(
        long Id, long MeetingId, string Area, long PersonId, string Name, string Programme, string Side, string Text, string State,
        string? Answer, long ReceivedAt, string SaidBy)
    {
        public ObjectionShown ToShown() => new(
            Kernel.Reference.Of(Prefix, Id).ToString(), Meeting.ReferenceOf(MeetingId), Area,
            PersonId == 0 ? null : PersonKey.ReferenceOf(PersonId), Name.Length == 0 ? "" : MaskedName.Of(Name), Programme, Side, Text,
            State, Answer, Instant.FromMicroseconds(ReceivedAt).ToOffset(ProcessContext.Jakarta), SaidBy);
    }
}
