using Paseban.Assistance.Intake;
using Paseban.Assistance.Oversight;
using Paseban.Tests.Storage.Enrolment;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Oversight;

public sealed class ShowCaseTests
{
    private static readonly string Application = Reference.Of("REG", 7).ToString();

    [DatabaseTheory]
    public async Task RunAsync_AfterADrop_TellsReasonAndWhatCanBeDone(Engine engine)
    {
        await using var village = await WithApplicationAsync(engine);
        await LandAsync(village, CaseStep.CivilRegistry, "", CaseOutcome.Passed, null);
        await LandAsync(village, CaseStep.RevenueAgency, "", CaseOutcome.Dropped, "OWNS_CAR");

        var shown = (await ShowAsync(village, Application)).Value.Cases.Single();

        Assert.Equal(("dropped", null), (shown.Standing, shown.WaitsFor));
        Assert.Equal([CaseStep.CivilRegistry, CaseStep.RevenueAgency], shown.Steps.Select(step => step.Step));
        Assert.Equal("Owns valuable assets", shown.Steps[1].ReasonText?.En);
        Assert.Contains("Samsat", shown.Steps[1].NextStep?.Id, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task RunAsync_WhileUnderWay_NamesTheStepThatComesNext(Engine engine)
    {
        await using var village = await WithApplicationAsync(engine);
        await LandAsync(village, CaseStep.Criteria, "", CaseOutcome.Verify, "FACT_UNKNOWN");

        var shown = (await ShowAsync(village, Application)).Value.Cases.Single();

        Assert.Equal(("verify", CaseStep.NeighbourhoodReview), (shown.Standing, shown.WaitsFor));
    }

    [DatabaseTheory]
    public async Task RunAsync_ByPerson_ShowsRegistrationsAndStepsWithoutOne(Engine engine)
    {
        await using var village = await WithApplicationAsync(engine);
        await LandAsync(village, CaseStep.CivilRegistry, "", CaseOutcome.Passed, null);
        await LandAsync(village, CaseStep.Candidacy, "KLJ", CaseOutcome.Passed, null, application: 0);

        var shown = (await ShowAsync(village, Reference.Of("P", 1).ToString())).Value;

        Assert.Equal([Application, null], shown.Cases.Select(found => found.Application));
        Assert.Equal("KLJ", shown.Cases[1].Steps.Single().Programme);
    }

    [DatabaseTheory]
    public async Task RunAsync_OfAnyone_LeavesAnAccessRecord(Engine engine)
    {
        await using var village = await WithApplicationAsync(engine);

        var found = await ShowAsync(village, Application);
        var unknown = await ShowAsync(village, Reference.Of("REG", 8).ToString());

        Assert.True(found.Succeeded);
        Assert.Equal("case.unknown", unknown.Problems.Single().Code);
        await using var reading = await village.Database.ReadAsync(Stop);
        Assert.Equal(2, await reading.SingleAsync<long>("select count(*) from access_record", ct: Stop));
    }

    private static Task<Outcome<CaseShown>> ShowAsync(Village village, string key) =>
        new ShowCase(village.Database, village.Keys, Statute).RunAsync(key, A.Process(ProcessKind.IdentityReading), Stop);

    private static async Task<Village> WithApplicationAsync(Engine engine)
    {
        var village = await CreateAsync(engine);
        await village.AddPersonAsync();
        await using var work = await village.Database.BeginAsync(A.Process(ProcessKind.WaveChanging), Stop);
        await work.ExecuteAsync(
            """
            insert into registration_wave (id, code, name, opens_on, closes_on, opened_at, opened_by)
            values (1, 'FMOTM-2021', 'FMOTM', '2021-06-07', '2021-06-25', 0, 0)
            """,
            ct: Stop);
        await work.ExecuteAsync(
            """
            insert into application (id, wave_id, door, state, version, owner_id, begun_at, begun_by)
            values (7, 1, 'counter', 'submitted', 1, 0, 0, 0)
            """,
            ct: Stop);
        await work.ExecuteAsync(
            """
            insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
            values (1, 7, 1, 'head', 'KLJ', 1, 'open')
            """,
            ct: Stop);
        await work.CommitAsync(Stop);
        return village;
    }

    private static async Task LandAsync(
        Village village, CaseStep step, string programme, CaseOutcome outcome, string? reason, long application = 7)
    {
        await using var work = await village.Database.BeginAsync(A.Process(ProcessKind.CivilMatching), Stop);
        await CaseTrail.StageAsync(work, Stop);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            bulk.Add(1).Add(application).Add(programme).Add(outcome.Code()).Add(reason).Add("source=TEST").EndRow();
            await bulk.CompleteAsync(Stop);
        }
        await CaseTrail.LandAsync(work, new(step, 1, "TEST"), Stop);
        await work.CommitAsync(Stop);
    }
}
