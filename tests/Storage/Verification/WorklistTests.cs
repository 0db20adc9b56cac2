using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;
using static Paseban.Tests.Storage.Verification.Round;

namespace Paseban.Tests.Storage.Verification;

public sealed class WorklistTests
{
    private static readonly Actor Officer = A.Actor(11, Role.PusdatinOfficer);
    private static readonly DateOnly Later = new(2021, 8, 20);

    [DatabaseTheory]
    public async Task Applications_ByEachFilter_AreAsManyAsCounted(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        var counts = (await new CountApplications(village.Database).RunAsync(new("FMOTM-2021"), Officer, Stop)).Value;

        foreach (var (standing, application) in new[] { ("verify", 1), ("open", 2), ("dropped", 3) })
        {
            var listed = await ListAsync(village, new("FMOTM-2021", Standing: standing));
            Assert.Equal(ApplicationWords.ReferenceOf(application), Assert.Single(listed.Applications).Reference);
            Assert.Equal(1, counts.Standing(standing));
        }
        foreach (var door in Enum.GetValues<ApplicationDoor>())
        {
            var listed = await ListAsync(village, new("FMOTM-2021", ApplicationState.Submitted, Door: door));
            Assert.Equal(counts.Of(ApplicationState.Submitted, door), listed.Applications.Count);
        }
    }

    [DatabaseTheory]
    public async Task Applications_InAnArea_AreCountedAsListed(Engine engine)
    {
        await using var village = await BeginAsync(engine);

        foreach (var (area, expected) in new[] { ("31.71", 3), ("31.71.03.1002", 3), ("31.75", 0) })
        {
            var code = AreaCode.Parse(area);
            var counts = (await new CountApplications(village.Database).RunAsync(new("FMOTM-2021", code), Officer, Stop)).Value;

            Assert.Equal(expected, (await ListAsync(village, new("FMOTM-2021", Area: code))).Applications.Count);
            Assert.Equal(expected, counts.Of(null, null));
            Assert.Equal(expected, counts.Members.Sum(row => row.Count));
        }
    }

    [DatabaseTheory]
    public async Task Applications_OfAScopedReader_AreThoseOfTheirAreaOnly(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        var reader = A.Actor(31, Role.KelurahanOfficer) with { Areas = [AreaCode.Parse("31.75.07.1001")] };
        var narrow = village.Database.Within(new(reader.Id, reader.Areas));

        var counts = (await new CountApplications(narrow).RunAsync(new("FMOTM-2021"), reader, Stop)).Value;
        var byStanding = (await new ListApplications(narrow).RunAsync(new("FMOTM-2021", Standing: "verify"), reader, Stop)).Value;

        Assert.Empty(counts.Applications);
        Assert.Empty(counts.Members);
        Assert.Empty(byStanding.Applications);
    }

    [DatabaseTheory]
    public async Task Applications_ByStandingPageAfterPage_ComeOnceEach(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await using (var work = await village.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("update application_member set standing = 'open'", ct: Stop);
            await work.CommitAsync(Stop);
        }

        var first = await ListAsync(village, new("FMOTM-2021", Standing: "open", Most: 2));
        var second = await ListAsync(village, new("FMOTM-2021", Standing: "open", Most: 2, After: first.After));

        Assert.Equal((2, 1), (first.Applications.Count, second.Applications.Count));
        Assert.Null(second.After);
        Assert.Empty(first.Applications.Intersect(second.Applications));
    }

    [DatabaseTheory]
    public async Task Visits_PageAfterPage_ComeInTheOrderOfTheirDays(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await new PlanVisits(village.Database).RunAsync(
            new("FMOTM-2021", 100, null, new(2021, 8, 9), PerDay: 1), At(ProcessKind.VisitPlanning, "2021-08-02"), Stop);
        var work = new VisitWork(village.Database);

        var first = (await work.RunAsync(new("planned", Most: 1), Later, Stop)).Value;
        var second = (await work.RunAsync(new("planned", After: first.After, Most: 1), Later, Stop)).Value;

        Assert.Equal((2, 2, 0), (first.Planned, first.Late, first.Done));
        Assert.True(first.Visits[0].PlannedOn < second.Visits[0].PlannedOn);
        Assert.Null(second.After);
    }

    [DatabaseTheory]
    public async Task Visits_OfAScopedReader_AreNotSeenNorCounted(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        var narrow = village.Database.Within(new(31, [AreaCode.Parse("31.75.07.1001")]));

        var listed = (await new VisitWork(narrow).RunAsync(new("planned"), Later, Stop)).Value;
        var shown = await new ShowVisit(narrow, Statute).RunAsync(Visits.ReferenceOf(1), Stop);

        Assert.Equal((0, 0L), (listed.Visits.Count, listed.Planned));
        Assert.Equal(ProblemKind.NotFound, Assert.Single(shown.Problems).Kind);
    }

    [DatabaseTheory]
    public async Task ShowVisit_WithAnswersOfTwoVisitors_ShowsTheNewestFirst(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        await AnswerAsync(village, "2021-08-09", "Ani", ("mobil", "ya"));
        await AnswerAsync(village, "2021-08-10", "Siti", ("mobil", "tidak"), ("hasil", "tidak_ditemukan"), ("rekomendasi", "tidak_layak"));

        var shown = (await new ShowVisit(village.Database, Statute).RunAsync(Visits.ReferenceOf(1), Stop)).Value;
        var proposal = (await new ShowProposal(village.Database, Statute).RunAsync(shown.Proposal!, Later, Stop)).Value;

        Assert.Equal("no", shown.Answer("owns_car"));
        Assert.Equal(2, shown.Answers.Count(answer => answer.Item.Field == "owns_car"));
        Assert.Equal((shown.Reference, shown.Person), (proposal.Visit, proposal.Person));
        Assert.Null(proposal.Decision);
    }

    private static async Task<ApplicationsListed> ListAsync(Village village, ListApplicationsRequest request) =>
        (await new ListApplications(village.Database).RunAsync(request, Officer, Stop)).Value;
}
