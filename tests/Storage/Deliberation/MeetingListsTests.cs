using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Registry;

namespace Paseban.Tests.Storage.Deliberation;

/// <summary>What is read of meetings page by page, and what part of the city sees of it.</summary>
public sealed class MeetingListsTests
{
    private static readonly string First = Meeting.ReferenceOf(1);
    private static readonly ProcessContext Look = Neighbourhood.Act(ProcessKind.IdentityReading, "musyawarah");

    [DatabaseTheory]
    public async Task List_PageByPage_ComesToEachMeetingOnce(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var list = new ListMeetings(place.Database);

        var one = (await list.RunAsync(new(Neighbourhood.Wave, Most: 1), Stop)).Value;
        var two = (await list.RunAsync(new(Neighbourhood.Wave, After: one.After, Most: 1), Stop)).Value;
        var inArea = (await list.RunAsync(new(Neighbourhood.Wave, Area: AreaCode.Parse("31.71.03")), Stop)).Value;
        var signed = (await list.RunAsync(new(Neighbourhood.Wave, State: MeetingState.MinutesSigned), Stop)).Value;
        var unknown = await list.RunAsync(new("NO-SUCH"), Stop);

        Assert.Equal([Neighbourhood.Cideng], one.Meetings.Select(meeting => meeting.Area));
        Assert.Equal([Neighbourhood.Gambir], two.Meetings.Select(meeting => meeting.Area));
        Assert.Null(two.After);
        Assert.Equal(2, inArea.Meetings.Count);
        Assert.Empty(signed.Meetings);
        Assert.Equal([new MeetingCount(MeetingKind.Registration, MeetingState.Drawn, 2, 8)], signed.Counts);
        Assert.Equal(ProblemKind.NotFound, Assert.Single(unknown.Problems).Kind);
    }

    [DatabaseTheory]
    public async Task Waiting_BeforeAndAfterDrawing_CountsWhoIsOnNoAgenda(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        var draw = new DrawAgendas(place.Database);
        var request = new DrawRequest(Neighbourhood.Wave, MeetingKind.Registration);

        var before = await draw.WaitingAsync(request, Stop);
        var one = await draw.WaitingAsync(request with { Kelurahan = Neighbourhood.Cideng }, Stop);
        await place.DrawAsync();
        var after = await draw.WaitingAsync(request, Stop);
        var noCandidates = await draw.WaitingAsync(request with { Kind = MeetingKind.Programme }, Stop);

        Assert.Equal((new NamesWaiting(8, 2), new NamesWaiting(4, 1)), (before.Value, one.Value));
        Assert.Equal(new NamesWaiting(0, 0), after.Value);
        Assert.Equal("agenda.no-candidates", Assert.Single(noCandidates.Problems).Code);
    }

    [DatabaseTheory]
    public async Task ShowName_OfAnAgenda_SaysTheWholeNameAndRecordsWhoLooked(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var show = new ShowAgendaName(place.Database);
        var act = Neighbourhood.Act(ProcessKind.MeetingHolding);
        await new HoldMeeting(place.Database).OpenAsync(new(First, "Aula", "Sari", "Tini"), act, Stop);
        var line = (await show.RunAsync(First, 1, Look, Stop)).Value;
        await new DecideName(place.Database, place.Keys).RunAsync(
            new(First, line.Name.Person, CommunityDecision.Eligible, Priority: 3), act, Stop);

        var decided = (await show.RunAsync(First, 1, Look, Stop)).Value;
        var last = (await show.RunAsync(First, 4, Look, Stop)).Value;
        var beyond = await show.RunAsync(First, 5, Look, Stop);
        var idle = await show.RunAsync(First, 1, Look with { Reason = "" }, Stop);

        Assert.Equal((0L, 2L, 0L), (line.Decided, line.NextOpen, line.LastPriority));
        Assert.Single(line.Household);
        Assert.Equal((CommunityDecision.Eligible, 3L, 3L), (decided.Name.Decision, decided.Name.Priority, decided.LastPriority));
        Assert.Equal(2L, last.NextOpen);
        Assert.Equal("agenda.place", Assert.Single(beyond.Problems).Code);
        Assert.Equal("access.purpose", Assert.Single(idle.Problems).Code);
        Assert.Equal(6, await place.SingleAsync<long>("select count(*) from access_record where purpose = 'musyawarah'"));
    }

    [DatabaseTheory]
    public async Task ShowName_FirstUndecided_LeavesNoRecordOfAnyOther(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var act = Neighbourhood.Act(ProcessKind.MeetingHolding);
        await new HoldMeeting(place.Database).OpenAsync(new(First, "Aula", "Sari", "Tini"), act, Stop);
        var decide = new DecideName(place.Database, place.Keys);
        var first = await place.SingleAsync<long>("select person_id from agenda_line where meeting_id = 1 and place = 1");
        await decide.RunAsync(new(First, PersonKey.ReferenceOf(first), CommunityDecision.Eligible, WholeHousehold: true), act, Stop);
        var show = new ShowAgendaName(place.Database);

        var next = (await show.RunAsync(First, 0, Look, Stop)).Value;
        await decide.RunAsync(new(First, next.Name.Person, CommunityDecision.Eligible, WholeHousehold: true), act, Stop);
        var looked = await place.ListAsync<long>("select person_id from access_record order by person_id");
        var allDecided = (await show.RunAsync(First, 0, Look, Stop)).Value;

        Assert.Equal((3L, 1L), (next.Name.Place, allDecided.Name.Place));
        Assert.DoesNotContain(first, looked);
        Assert.Equal(1 + next.Household.Count, looked.Count);
    }

    [DatabaseTheory]
    public async Task Draw_OtherFiguresThanWereConfirmed_IsRefused(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        var draw = new DrawAgendas(place.Database);
        var request = new DrawRequest(Neighbourhood.Wave, MeetingKind.Registration, Seen: 7);
        var act = Neighbourhood.Act(ProcessKind.AgendaDrawing);

        var moved = await draw.RunAsync(request, act, ct: Stop);
        var drawn = await draw.RunAsync(request with { Seen = 8 }, act, ct: Stop);

        Assert.Equal("agenda.moved", Assert.Single(moved.Problems).Code);
        Assert.Equal(8, drawn.Value.Names);
    }

    [DatabaseTheory]
    public async Task Show_AMeeting_SaysWhereItStandsAndWhatItLacks(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var show = new ShowMeeting(place.Database, Neighbourhood.Statute);
        var drawn = (await show.RunAsync(First, ct: Stop)).Value;
        await place.ImportAsync([.. place.HeldFiles("fmotm", Neighbourhood.Cideng)]);
        await new DecideName(place.Database, place.Keys).RunAsync(
            new(First, PersonKey.ReferenceOf(1), CommunityDecision.NotEligible, "mampu"),
            Neighbourhood.Act(ProcessKind.MeetingHolding), Stop);

        var held = (await show.RunAsync(First, lines: 2, after: 1, Stop)).Value;
        var unknown = await show.RunAsync(Meeting.ReferenceOf(99), ct: Stop);

        Assert.Equal("minutes.not-held", Assert.Single(drawn.Missing).Code);
        Assert.Equal((MeetingState.Open, 4L, 1L), (held.Meeting.State, held.Meeting.Names, held.Meeting.Decided));
        Assert.Equal("minutes.undecided", Assert.Single(held.Missing).Code);
        Assert.Equal([("tidak_layak", 1L)], held.Decisions.Select(count => (count.Decision, count.Names)));
        Assert.Equal([2L, 3L], held.Lines.Select(line => line.Place));
        Assert.All(held.Lines, line => Assert.Contains('*', line.Name));
        Assert.Null(held.Minutes);
        Assert.Equal("meeting.unknown", Assert.Single(unknown.Problems).Code);
        Assert.Equal("meeting.unknown", Assert.Single((await show.MarkAsync(Meeting.ReferenceOf(99), Stop)).Problems).Code);
    }

    [DatabaseTheory]
    public async Task ShowName_OfAnotherKelurahan_IsNotThere(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var petojo = place.Database.Within(new(11, [AreaCode.Parse(Neighbourhood.Gambir)]));

        var name = await new ShowAgendaName(petojo).RunAsync(First, 1, Look, Stop);
        var list = await new ListMeetings(petojo).RunAsync(new(Neighbourhood.Wave), Stop);
        var waiting = await new DrawAgendas(petojo).WaitingAsync(new(Neighbourhood.Wave, MeetingKind.Registration), Stop);

        Assert.Equal("meeting.unknown", Assert.Single(name.Problems).Code);
        Assert.Equal([Neighbourhood.Gambir], list.Value.Meetings.Select(meeting => meeting.Area));
        Assert.Equal(4, Assert.Single(list.Value.Counts).Names);
        Assert.Equal(0, waiting.Value.Names);
    }

    [DatabaseTheory]
    public async Task Objections_OfAList_AreListedAndSeenInTheirAreaOnly(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        var never = await new ShowDisplay(place.Database).RunAsync(First, Stop);
        await place.ImportAsync([.. place.HeldFiles("fmotm", Neighbourhood.Cideng)]);
        await new DecideName(place.Database, place.Keys).RunAsync(
            new(First, PersonKey.ReferenceOf(1), CommunityDecision.Eligible, WholeHousehold: true),
            Neighbourhood.Act(ProcessKind.MeetingHolding), Stop);
        await new DecideName(place.Database, place.Keys).RunAsync(
            new(First, Reference.Of("REG", 3).ToString(), CommunityDecision.Eligible), Neighbourhood.Act(ProcessKind.MeetingHolding), Stop);
        Assert.True((await place.SignAsync(First)).Succeeded);
        await new DisplayLists(place.Database, Neighbourhood.Statute).OpenAsync(
            new(Neighbourhood.Wave), null, Neighbourhood.Act(ProcessKind.ListDisplaying), Stop);
        // The second comes twice: somebody pressed the button again.
        var received = new List<string>();
        foreach (var text in (string[])["satu", "dua", "dua"])
        {
            received.Add((await new ReceiveObjection(place.Database, place.Keys).RunAsync(
                new(First, null, false, text, "RW 002"), Neighbourhood.Act(ProcessKind.DisplayObjecting), Stop)).Value.Reference);
        }
        var petojo = place.Database.Within(new(11, [AreaCode.Parse(Neighbourhood.Gambir)]));

        var display = (await new ShowDisplay(place.Database).RunAsync(First, Stop)).Value;
        var one = (await new ListObjections(place.Database).RunAsync(new(First, "received", Most: 1), Stop)).Value;
        var two = (await new ListObjections(place.Database).RunAsync(new(After: one.After), Stop)).Value;
        var elsewhere = (await new ListObjections(petojo).RunAsync(new(), Stop)).Value;
        var unseen = await new ListObjections(petojo).FindAsync(one.Objections[0].Reference, Stop);

        Assert.Null(never.Value.OpensOn);
        Assert.Equal(received[1], received[2]);
        var ofWave = (await new ListObjections(place.Database).RunAsync(new(Wave: Neighbourhood.Wave), Stop)).Value;
        Assert.Equal(received.Take(2), ofWave.Objections.Select(objection => objection.Reference));
        Assert.Equal((2L, 2L, true), (display.Objections, display.Waiting, display.IsUpOn(new(2021, 7, 20))));
        Assert.Equal(("satu", "RW 002", 2L), (Assert.Single(one.Objections).Text, one.Objections[0].SaidBy, one.Waiting));
        Assert.Equal("dua", Assert.Single(two.Objections).Text);
        Assert.Equal((0, 0L), (elsewhere.Objections.Count, elsewhere.Waiting));
        Assert.Equal("objection.unknown", Assert.Single(unseen.Problems).Code);
    }
}
