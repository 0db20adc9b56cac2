using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Verification;
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
    public async Task Record_AgainstThePersonAfterTheVisitWasDone_IsPutToThemOnce(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village);
        await AnswerAsync(village, "2021-08-10", "Siti", ("hasil", "sesuai"), ("rekomendasi", "layak"));

        var landed = await AnswerAsync(village, "2021-08-11", "Budi", ("hasil", "tidak_sesuai"), ("rekomendasi", "tidak_layak"));
        var more = await AnswerAsync(village, "2021-08-12", "Budi", ("catatan", "rumah kosong"));

        Assert.Equal((0, 0, 1), (landed.Value.Done, landed.Value.Confirmed, landed.Value.Against));
        Assert.Single(landed.Value.Proposals);
        Assert.Empty(more.Value.Proposals);
        Assert.Equal(("verify", "NOT_VERIFIED", CaseStep.FieldVerification), await StandingAsync(village, 1));
        var shown = (await new ShowVisit(village.Database, Statute).RunAsync(Visits.ReferenceOf(1), Stop)).Value;
        Assert.Equal(("done", new DateOnly(2021, 8, 10)), (shown.State, shown.VisitedOn));
    }

    [DatabaseTheory]
    public async Task Plan_OfACaseThatIsDroppedOrWithdrawnThen_LeavesEveryList(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village, sample: 100);
        await village.ExecuteAsync("update application set area = '31.71.03.1002', household_id = 1 where id = 2");

        await DropAsync(village, 1);
        var withdrawn = await new WithdrawApplication(village.Database).RunAsync(
            Reference.Of("REG", 2).ToString(), At(ProcessKind.ApplicationWithdrawing, "2021-08-05") with { Reason = "moved" }, Stop);
        var planned = await ListAsync(village, "planned");
        var cancelled = await ListAsync(village, "cancelled");
        var late = await AnswerAsync(village, "2021-08-10", "Siti", ("hasil", "sesuai"), ("rekomendasi", "layak"));

        Assert.True(withdrawn.Succeeded, string.Join(Environment.NewLine, withdrawn.Problems));
        Assert.Empty(planned);
        Assert.Equal([Visits.ReferenceOf(1), Visits.ReferenceOf(2)], cancelled.Select(visit => visit.Reference));
        Assert.Equal("visit.cancelled", late.Problems.Single().Code);
        Assert.Equal(
            [("TEST", "OWNS_CAR"), (Reference.Of("REG", 2).ToString(), "WITHDRAWN")],
            await village.ListAsync<(string, string)>(
                """
                select b.reference, s.reason from visit v join case_batch b on b.id = v.cancelled_batch
                join case_step s on s.batch_id = b.id and s.person_id = v.person_id order by v.id
                """));
        Assert.Equal(2, await village.SingleAsync<long>("select count(*) from audit_event where kind = 'visits.cancelled'"));
    }

    [DatabaseTheory]
    public async Task Import_ByNik_TakesTheOneVisitThatIsPlannedAndNamesSeveral(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village, sample: 100);
        var nik = await NikAsync(village, 1);
        var asked = await new RequestVisit(village.Database, village.Keys).RunAsync(
            new(nik, new(2021, 8, 16)), At(ProcessKind.VisitPlanning, "2021-08-03"), Stop);
        var again = await new RequestVisit(village.Database, village.Keys).RunAsync(
            new(nik, new(2021, 8, 17)), At(ProcessKind.VisitPlanning, "2021-08-03"), Stop);
        var past = await new RequestVisit(village.Database, village.Keys).RunAsync(
            new(nik, new(2021, 8, 2)), At(ProcessKind.VisitPlanning, "2021-08-03"), Stop);
        var file = village.WriteFile($"""
            nik,tanggal,petugas,hasil,rekomendasi
            {nik},2021-08-10,Siti,sesuai,layak
            {await NikAsync(village, 2)},2021-08-10,Siti,sesuai,layak
            {await NikAsync(village, 3)},2021-08-10,Siti,sesuai,layak
            """);

        var refused = await ImportAsync(village, file);
        var landed = await ImportAsync(village, file, BadRows.SkipRow);

        Assert.Equal((1L, 0L), (asked.Value.Visits, again.Value.Visits));
        Assert.Equal("visit.past", past.Problems.Single().Code);
        var said = string.Join('\n', refused.Problems.Select(problem => problem.Message));
        Assert.Contains("Line 2: more than one visit is planned", said, StringComparison.Ordinal);
        Assert.Contains("Line 4: no visit is planned", said, StringComparison.Ordinal);
        Assert.Equal((1, 2L), (landed.Value.Landed.Done, landed.Value.File.RowsRefused));
        Assert.Equal([2L], await village.ListAsync<long>("select person_id from visit where state = 'done'"));
    }

    [DatabaseTheory]
    public async Task Export_OfPlannedVisits_IsFilledInAndComesBack(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village, sample: 100);
        var path = Path.ChangeExtension(village.WriteFile(""), ".out.csv");

        var exported = await ExportAsync(village, null, path);
        var elsewhere = await ExportAsync(village, "31.75", path);
        var rows = await File.ReadAllLinesAsync(path, Stop);
        var header = rows[0].TrimStart('\uFEFF').Split(',').ToList();
        var cells = rows[1].Split(',');
        foreach (
            var (column, value) in new[] { ("tanggal", "2021-08-10"), ("petugas", "Siti"), ("hasil", "sesuai"), ("rekomendasi", "layak") })
            cells[header.IndexOf(column)] = value;
        var landed = await ImportAsync(village, village.WriteFile(string.Join(',', header), string.Join(',', cells)));

        Assert.Equal(2, exported.Value.Visits);
        Assert.Equal("visit.none", elsewhere.Problems.Single().Code);
        Assert.Equal((Visits.ReferenceOf(1), await NikAsync(village, 1), "FACT_UNKNOWN"), (cells[0], cells[1], cells[8]));
        Assert.Equal(2, await village.SingleAsync<long>("select count(*) from access_record where person_id in (1, 2)"));
        Assert.True(landed.Succeeded, string.Join(Environment.NewLine, landed.Problems));
        Assert.Equal(1, landed.Value.Landed.Done);
    }

    [DatabaseTheory]
    public async Task List_ByAreaAndState_ComesPageByPage(Engine engine)
    {
        await using var village = await BeginAsync(engine);
        await PlanAsync(village, sample: 100);
        await AnswerAsync(village, "2021-08-10", "Siti", ("hasil", "sesuai"), ("rekomendasi", "layak"));
        var list = new ListVisits(village.Database);

        var first = await list.RunAsync(new("31.71", null, 0, 1), Stop);
        var second = await list.RunAsync(new("31.71", null, 1, 1), Stop);

        Assert.Equal((Visits.ReferenceOf(1), "done", new DateOnly(2021, 8, 10)), (first[0].Reference, first[0].State, first[0].VisitedOn));
        Assert.Equal((Visits.ReferenceOf(2), "SAMPLE"), (Assert.Single(second).Reference, second[0].Reason));
        Assert.Single(await ListAsync(village, "planned"));
        Assert.Empty(await list.RunAsync(new("31.75", null, 0, 10), Stop));
    }

    [DatabaseTheory]
    public async Task Recheck_OfRecipients_VisitsThoseLongestUnseenFirst(Engine engine)
    {
        await using var village = await Enrolment.Village.CreateAsync(engine);
        var niks = new[] { await village.AddPersonAsync(), await village.AddPersonAsync(), await village.AddPersonAsync() };
        await village.ImportAsync([.. niks.Select(nik => Line(nik, "KLJ", from: "2024-01", to: "2024-12"))], "Kepgub 1/2024");
        await village.StateAsync(niks[0], "FIELD", "2024-05", "field_verified=yes");
        await village.StateAsync(niks[1], "FIELD", "2021-05", "field_verified=yes");
        var recheck = new PlanRechecks(village.Database, Statute);
        var context = At(ProcessKind.VisitPlanning, "2024-06-03");

        var one = await recheck.RunAsync(new("KLJ", new(2024, 6, 10), Most: 1), context, Stop);
        var all = await recheck.RunAsync(new("KLJ", new(2024, 6, 10)), context, Stop);
        var unknown = await recheck.RunAsync(new("KJMU", new(2024, 6, 10)), context, Stop);

        Assert.Equal((1L, 1L), (one.Value.Visits, all.Value.Visits));
        Assert.Equal(
            [(3L, "recheck", "RECHECK"), (2L, "recheck", "RECHECK")],
            await village.ListAsync<(long, string, string)>("select person_id, purpose, reason from visit order by id"));
        Assert.False(unknown.Succeeded);
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

    /// <summary>Something else than a visit drops the case.</summary>
    internal static async Task DropAsync(Enrolment.Village village, long person)
    {
        await using var work = await village.Database.BeginAsync(At(ProcessKind.ExtractMatching, "2021-08-05"), Stop);
        await CaseTrail.StageAsync(work, Stop);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            bulk.Add(person).Add(person).Add("").Add(CaseOutcome.Dropped.Code()).Add("OWNS_CAR").Add("").EndRow();
            await bulk.CompleteAsync(Stop);
        }
        await CaseTrail.LandAsync(work, new(CaseStep.RevenueAgency, 1, "TEST"), Stop);
        await work.CommitAsync(Stop);
    }

    private static Task<IReadOnlyList<ListedVisit>> ListAsync(Enrolment.Village village, string state) =>
        new ListVisits(village.Database).RunAsync(new(null, state, 0, 10), Stop);

    private static Task<Outcome<VisitsExported>> ExportAsync(Enrolment.Village village, string? area, string path) =>
        new ExportVisits(village.Database, village.Keys, Statute).RunAsync(
            new(area, path), At(ProcessKind.VisitPackaging, "2021-08-06") with { Reason = "visits" }, ct: Stop);

    private static async Task<string> NikAsync(Enrolment.Village village, long person) => village.Vault.Decrypt(
        person, IdentityField.Nik,
        await village.SingleAsync<string>("select ciphertext from person_nik where person_id = @person", new { person }));

    private static Task<Outcome<VisitsImported>> ImportAsync(
        Enrolment.Village village, string path, BadRows badRows = BadRows.RefuseFile) =>
        new ImportVisits(village.Database, village.Keys, Statute).RunAsync(
            new(path, badRows), At(ProcessKind.VisitRecording, "2021-08-12"), ct: Stop);
}
