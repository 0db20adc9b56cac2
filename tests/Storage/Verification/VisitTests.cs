using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;
using static Paseban.Tests.Storage.Enrolment.Village;
using static Paseban.Tests.Storage.Verification.Round;

namespace Paseban.Tests.Storage.Verification;

public sealed class VisitTests
{
    [DatabaseTheory]
    public async Task Plan_OfAWave_VisitsDoubtsOnceAndNobodyDropped(Engine engine)
    {
        await using var village = await BeginAsync(engine);

        var first = await PlanAsync(village);
        var again = await PlanAsync(village, sample: 100);
        var third = await PlanAsync(village, sample: 100);

        Assert.Equal((1, 1, 0), (first.Visits, first.Doubts, first.Sample));
        Assert.Equal((1, 0, 1), (again.Visits, again.Doubts, again.Sample));
        Assert.Equal(0, third.Visits);
    }

    [DatabaseTheory]
    public async Task Plan_OfMoreThanADaysWork_GoesOnOnTheNextWorkingDay(Engine engine)
    {
        await using var village = await BeginAsync(engine);

        var planned = (await new PlanVisits(village.Database).RunAsync(
            new("FMOTM-2021", 100, null, new(2021, 8, 6), PerDay: 1), At(ProcessKind.VisitPlanning, "2021-08-02"), Stop)).Value;

        Assert.Equal((new DateOnly(2021, 8, 6), new DateOnly(2021, 8, 9)), (planned.First, planned.Last));
    }

    [DatabaseTheory]
    public async Task Record_ConfirmedAtTheDoor_LiftsTheDoubtAndStatesTheFacts(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);

        var landed = await AnswerAsync(village, "2021-08-10", "Siti", ("hasil", "sesuai"), ("rekomendasi", "layak"), ("mobil", "tidak"));

        Assert.Equal((3, 1, 1), (landed.Value.Answers, landed.Value.Done, landed.Value.Confirmed));
        Assert.Equal(("open", null, CaseStep.FieldVerification), await StandingAsync(village, 1));
        await using var reading = await village.Database.ReadAsync(Stop);
        var facts = await reading.SingleAsync<string>(
            "select facts from source_record where person_id = 1 and source = 'FIELD'", ct: Stop);
        Assert.Equal("field_verified=yes;owns_car=no", facts);
    }

    [DatabaseTheory]
    public async Task Record_NotFoundAtTheDoor_IsPutToThePersonAndDecidesNothing(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);

        var landed = await AnswerAsync(village, "2021-08-10", "Siti", ("hasil", "tidak_ditemukan"), ("rekomendasi", "tidak_layak"));

        Assert.Single(landed.Value.Proposals);
        Assert.Equal(("verify", "NOT_FOUND", CaseStep.FieldVerification), await StandingAsync(village, 1));
        var slip = (await new ShowSlip(village.Database, Statute).RunAsync(Visits.ReferenceOf(1), Stop)).Value;
        Assert.Equal((landed.Value.Proposals[0], new DateOnly(2021, 8, 24)), (slip.Proposal, slip.ReplyUntil));
    }

    [DatabaseTheory]
    public async Task Record_TheSameAnswersAgain_ChangesNothing(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        (string, string)[] answers = [("hasil", "sesuai"), ("rekomendasi", "layak")];
        await AnswerAsync(village, "2021-08-10", "Siti", answers);

        var again = await AnswerAsync(village, "2021-08-10", "Siti", answers);

        Assert.Equal((0, 0), (again.Value.Answers, again.Value.Done));
    }

    [DatabaseTheory]
    public async Task Record_AnotherVisitorsAnswer_KeepsBothAndNamesTheQuestion(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        await AnswerAsync(village, "2021-08-10", "Siti", ("mobil", "ya"));

        var landed = await AnswerAsync(village, "2021-08-11", "Budi", ("mobil", "tidak"));

        Assert.Equal([$"{Visits.ReferenceOf(1)} mobil"], landed.Value.Contradictions);
        await using var reading = await village.Database.ReadAsync(Stop);
        Assert.Equal(2, await reading.SingleAsync<long>("select count(*) from visit_answer", ct: Stop));
    }

    [DatabaseTheory]
    public async Task Record_BadAnswers_NamesEachQuestionAndWhatItTakes(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);

        var refused = await AnswerAsync(village, "2021-08-10", "Siti", ("hasil", "baik"), ("lintang", "52.1"), ("warna", "biru"));

        Assert.Equal(["visit.outcome", "visit.latitude", "visit.question"], refused.Problems.Select(problem => problem.Code));
    }

    [DatabaseTheory]
    public async Task Import_OfAPrintedListTwice_LandsOnceAndNamesUnknownVisits(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village, sample: 100);
        var good = village.WriteFile($"""
            referensi,tanggal,petugas,hasil,rekomendasi,penghasilan
            {Visits.ReferenceOf(1)},2021-08-10,Siti,sesuai,layak,kecil
            {Visits.ReferenceOf(2)},2021-08-10,Siti,meninggal,tidak_layak,
            """);
        var bad = village.WriteFile($"""
            referensi,tanggal,petugas,hasil
            {Visits.ReferenceOf(99)},2021-08-10,Siti,sesuai
            {Visits.ReferenceOf(1)},2021-13-10,,sesuai
            """);

        var first = await ImportAsync(village, good);
        var again = await ImportAsync(village, good);
        var refused = await ImportAsync(village, bad);

        Assert.Equal((2, 1, 1), (first.Value.Landed.Done, first.Value.Landed.Confirmed, first.Value.Landed.Against));
        Assert.True(again.Value.File.WasImportedBefore);
        var said = string.Join('\n', refused.Problems.Select(problem => problem.Message));
        Assert.Contains("Line 2: this visit was never planned", said, StringComparison.Ordinal);
        Assert.Contains("Line 3, tanggal", said, StringComparison.Ordinal);
        Assert.Contains("Line 3, petugas", said, StringComparison.Ordinal);
    }

    private static Task<Outcome<VisitsImported>> ImportAsync(Enrolment.Village village, string path) =>
        new ImportVisits(village.Database, village.Keys, Statute).RunAsync(
            new(path), At(ProcessKind.VisitRecording, "2021-08-12"), ct: Stop);
}
