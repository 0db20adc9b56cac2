using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;

namespace Paseban.Assistance.Deliberation;

/// <summary>Somebody else of the household on the same agenda.</summary>
public sealed record HouseholdLine(long Place, string Name, string Relation, string Programme, CommunityDecision? Decision);

/// <summary>One line of an agenda as the meeting sees it: with the whole name, because it speaks of this person.</summary>
/// <param name="Programme">Empty for the registry.</param>
/// <param name="Remark">The newest of RT and RW, with what they said; null without one.</param>
/// <param name="SaidBy">Whose remark it is.</param>
/// <param name="Decision">Null while undecided; then the three after it are empty.</param>
public sealed record NameOnAgenda(
    long Place, string Person, string Name, string Relation, string Rt, string Rw, string Programme, NeighbourhoodRemark? Remark,
    string Note, string SaidBy, CommunityDecision? Decision, string Reason, long? Priority, string Dissent);

/// <param name="Kelurahan">With the areas that it lies in.</param>
/// <param name="NextOpen">The next undecided place after this one, from the beginning again at the end; null when all are decided.</param>
/// <param name="LastPriority">The highest that was given so far in this line's programme; 0 before the first.</param>
public sealed record AgendaNameShown(
    string Meeting, string Wave, string Kelurahan, MeetingKind Kind, MeetingState State, long Names, long Decided, long? NextOpen,
    long LastPriority, NameOnAgenda Name, IReadOnlyList<HouseholdLine> Household);

/// <summary>
/// Shows one name of an agenda to those who speak about it. It is a look at an identity: it leaves an access record for each person shown.
/// </summary>
public sealed class ShowAgendaName(Database database)
{
    private const string LineSql = """
        select l.place as Place, l.person_id as PersonId, l.household_id as HouseholdId, l.name as Name, l.relation as Relation,
               coalesce(l.rt, '') as Rt, coalesce(l.rw, '') as Rw, l.programme as Programme, n.remark as Remark,
               coalesce(n.note, '') as Note, coalesce(n.said_by, '') as SaidBy, d.decision as Decision,
               coalesce(d.reason, '') as Reason, d.priority as Priority, coalesce(d.dissent, '') as Dissent
        from agenda_line l left join meeting_decision d on d.person_id = l.person_id and d.meeting_id = l.meeting_id
          and d.programme = l.programme and d.application_id = l.application_id
        left join neighbourhood_remark n on n.person_id = l.person_id and n.application_id = l.application_id and n.batch_id = (
            select max(x.batch_id) from neighbourhood_remark x
            where x.person_id = l.person_id and x.application_id = l.application_id)
        where l.meeting_id = @Id and l.place = @place
        """;

    private const string HouseholdSql = """
        select l.place as Place, l.person_id as PersonId, l.name as Name, l.relation as Relation, l.programme as Programme,
               d.decision as Decision
        from agenda_line l left join meeting_decision d on d.person_id = l.person_id and d.meeting_id = l.meeting_id
          and d.programme = l.programme and d.application_id = l.application_id
        where l.meeting_id = @Id and l.household_id = @HouseholdId and l.place <> @Place order by l.place
        """;

    private const string OpenSql = """
        select min(l.place) from agenda_line l where l.meeting_id = @Id and l.place > @place and not exists (
            select 1 from meeting_decision d where d.person_id = l.person_id and d.meeting_id = l.meeting_id
              and d.programme = l.programme and d.application_id = l.application_id)
        """;

    /// <param name="reference">MEET-...</param>
    /// <param name="place">On the agenda, from 1; 0 for the first that is undecided, or else the first.</param>
    /// <param name="context">With the purpose of the look.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<AgendaNameShown>> RunAsync(
        string reference, long place, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        await using var work = await database.BeginAsync(context, ct);
        var found = await Meeting.FindAsync(work, reference, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var meeting = found.Value;
        // Before anything is read: whoever is not shown leaves no access record.
        if (place == 0) place = await work.FindAsync<long?>(OpenSql, new { meeting.Id, place }, ct) ?? 1;
        if (await work.FindAsync<LineRow>(LineSql, new { meeting.Id, place }, ct) is not { } line)
            return Problem.NotFound(
                "agenda.place", $"The agenda of {meeting.Reference} has no line {place}.", $"It has lines 1 to {meeting.Names}.")
                .InIndonesian(
                    $"Daftar nama {meeting.Reference} tidak mempunyai nomor {place}.", $"Nomornya 1 sampai {meeting.Names}.");
        var household = await work.ListAsync<HouseholdRow>(HouseholdSql, new { meeting.Id, line.HouseholdId, line.Place }, ct);
        var open = await work.FindAsync<long?>(OpenSql, new { meeting.Id, place }, ct)
            ?? await work.FindAsync<long?>(OpenSql, new { meeting.Id, place = 0L }, ct);
        var (decided, last) = await work.SingleAsync<(long, long)>(
            """
            select count(*), coalesce(max(case when programme = @Programme then priority end), 0) from meeting_decision
            where meeting_id = @Id
            """,
            new { meeting.Id, line.Programme }, ct);
        await AccessLog.RecordAsync(work, [.. household.Select(row => row.PersonId).Append(line.PersonId).Distinct()], ct);
        var kelurahan = (await AreaIndex.ReadAsync(work, ct)).FullName(AreaCode.Parse(meeting.Area));
        await work.CommitAsync(ct);
        return new AgendaNameShown(
            meeting.Reference, meeting.Wave, kelurahan, meeting.Kind, meeting.State, meeting.Names, decided, open, last, line.Shown,
            [
                .. household.Select(row => new HouseholdLine(
                    row.Place, row.Name, row.Relation, row.Programme, row.Decision is { } word ? Words.Decision(word) : null)),
            ]);
    }

    private sealed record HouseholdRow(long Place, long PersonId, string Name, string Relation, string Programme, string? Decision);

    private sealed record LineRow(
        long Place, long PersonId, long HouseholdId, string Name, string Relation, string Rt, string Rw, string Programme, string? Remark,
        string Note, string SaidBy, string? Decision, string Reason, long? Priority, string Dissent)
    {
        public NameOnAgenda Shown => new(
            Place, PersonKey.ReferenceOf(PersonId), Name, Relation, Rt, Rw, Programme, Remark is null ? null : Words.FindRemark(Remark),
            Note, SaidBy, Decision is null ? null : Words.Decision(Decision), Reason, Priority, Dissent);
    }
}
