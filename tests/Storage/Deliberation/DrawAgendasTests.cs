using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Intake;

namespace Paseban.Tests.Storage.Deliberation;

public sealed class DrawAgendasTests
{
    [DatabaseTheory]
    public async Task Draw_AllKelurahan_OrdersByRwRtHouseholdAndHeadFirst(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);

        var drawn = await place.DrawAsync();

        Assert.Equal([(Neighbourhood.Cideng, 4), (Neighbourhood.Gambir, 4)], drawn.Select(meeting => (meeting.Area, meeting.Names)));
        Assert.All(drawn, meeting => Assert.Equal(64, meeting.Root.Length));
        // Household 3 lives in RT 006 and comes before household 1 of RT 008; the head (the even number) before the child.
        Assert.Equal([6, 5, 2, 1], await place.ListAsync<long>("select person_id from agenda_line where meeting_id = 1 order by place"));
    }

    [DatabaseTheory]
    public async Task Draw_Again_DrawsNothingUntilTheMeetingIsSigned(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.DrawAsync();
        await place.AddHouseholdAsync(5, Neighbourhood.Cideng);
        await place.LandAsync(CaseStep.Criteria, "", CaseOutcome.Passed, null, 9, 10);

        var again = await new DrawAgendas(place.Database).RunAsync(
            new(Neighbourhood.Wave, MeetingKind.Registration), Neighbourhood.Act(ProcessKind.AgendaDrawing), ct: Stop);

        Assert.Equal((0, 2, 2), (again.Value.Meetings.Count, again.Value.KnownMeetings, again.Value.LateNames));
    }

    [DatabaseTheory]
    public async Task Draw_BeforeMatchingIsDone_IsRefusedWithTheNumberOfNames(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.AddHouseholdAsync(5, Neighbourhood.Cideng);

        var drawn = await new DrawAgendas(place.Database).RunAsync(
            new(Neighbourhood.Wave, MeetingKind.Registration), Neighbourhood.Act(ProcessKind.AgendaDrawing), ct: Stop);

        var problem = Assert.Single(drawn.Problems);
        Assert.Equal("agenda.unmatched", problem.Code);
        Assert.StartsWith("2 names", problem.Message, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Draw_OfWhomARegisterHasNotSeenSinceTheChange_IsRefused(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        await place.LandAsync(CaseStep.CivilRegistry, "", CaseOutcome.Passed, null);
        await place.LandAsync(CaseStep.Criteria, "", CaseOutcome.Passed, null);
        await place.LandAsync(CaseStep.Registered, "", CaseOutcome.Passed, null, 1);
        await place.LandAsync(CaseStep.Criteria, "", CaseOutcome.Passed, null, 1);
        var draw = new DrawAgendas(place.Database);
        DrawRequest request = new(Neighbourhood.Wave, MeetingKind.Registration);

        var changed = await draw.WaitingAsync(request, Stop);
        await place.LandAsync(CaseStep.CivilRegistry, "", CaseOutcome.Passed, null, 1);
        var matched = await draw.WaitingAsync(request, Stop);

        Assert.StartsWith("1 names", Assert.Single(changed.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(8, matched.Value.Names);
    }

    [DatabaseTheory]
    public async Task Draw_ForAProgramme_TakesTheNewestCandidaciesWithCurrentRecipients(Engine engine)
    {
        await using var place = await Neighbourhood.CreateAsync(engine);
        var recipient = await place.AddPersonAsync(50, Neighbourhood.Cideng, "head", "1940-01-01", isMember: false);
        await place.LandAsync(CaseStep.Candidacy, "KLJ", CaseOutcome.Passed, null, 1, 2, 3);
        await place.LandAsync(CaseStep.Candidacy, "KLJ", CaseOutcome.Passed, null, 2, 3, recipient);
        await place.LandAsync(CaseStep.Candidacy, "KPDJ", CaseOutcome.Passed, null, 2);

        var drawn = await place.DrawAsync(MeetingKind.Programme);

        Assert.Equal([(Neighbourhood.Cideng, 3), (Neighbourhood.Gambir, 1)], drawn.Select(meeting => (meeting.Area, meeting.Names)));
        Assert.Equal(
            [("KLJ", 2, 1), ("KLJ", recipient, 0), ("KPDJ", 2, 1)],
            (await place.ListAsync<(string, long, long)>(
                "select programme, person_id, application_id from agenda_line where meeting_id = 1 order by programme, person_id")));
    }
}
