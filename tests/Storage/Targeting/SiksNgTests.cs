using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Targeting;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Targeting;

public sealed class SiksNgTests
{
    [DatabaseTheory]
    public async Task Export_LockedList_WritesIdentitiesAndKeepsHashStepAndAccess(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.DeliberatedAsync(2);
        await GiveCardAsync(wave, niks[0], "3171990101200001");
        var list = (await wave.LockAsync()).Value.List;
        var path = wave.FileOf("siks.csv");

        var exported = (await wave.ExportAsync(list.Reference, path)).Value;

        var lines = await File.ReadAllLinesAsync(path, Stop);
        Assert.StartsWith("NO,NIK,NO_KK,NAMA,JENIS_KELAMIN,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            $"1,{niks[0]},3171990101200001,WARGA 1,1,,05-05-1950,,001,001,{Wave.Petojo},Petojo,Kemayoran,Jakarta Pusat,DKI JAKARTA,"
                + "kepala_keluarga,BA-1,DST-",
            lines[1], StringComparison.Ordinal);
        Assert.Equal((2L, 0L, false), (exported.Submission.Lines, exported.Submission.HeldBack, exported.WasKnown));
        Assert.Equal(["1 passed", "2 passed"], await wave.SaidAsync(CaseStep.Submission));
        Assert.Equal([1L, 2L], await wave.Village.ListAsync<long>("select person_id from access_record order by person_id"));
        Assert.False(File.Exists(path + ".part"));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Export_Again_WritesTheSameFileAndLeavesAnotherAccessRecord(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(2);
        var list = (await wave.LockAsync()).Value.List.Reference;
        var (first, second) = (wave.FileOf("first.xlsx"), wave.FileOf("second.xlsx"));

        var once = (await wave.ExportAsync(list, first)).Value;
        var again = (await wave.ExportAsync(list, second)).Value;

        Assert.True(again.WasKnown);
        Assert.Equal(once.Submission.Id, again.Submission.Id);
        Assert.Equal(await File.ReadAllBytesAsync(first, Stop), await File.ReadAllBytesAsync(second, Stop));
        Assert.Equal(
            (1L, 4L),
            await wave.Village.SingleAsync<(long, long)>(
                "select (select count(*) from submission), (select count(*) from access_record)"));
    }

    [DatabaseTheory]
    public async Task Export_ToAWorkbook_IsReadBackByTheImporter(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.DeliberatedAsync(1);
        var path = wave.FileOf("siks.xlsx");

        await wave.ExportAsync((await wave.LockAsync()).Value.List.Reference, path);

        using var table = TableReader.Open(path).Value;
        Assert.Equal("NIK", table.Header[1]);
        Assert.True(table.Read());
        Assert.Equal(niks[0], table.Cell(1).ToString());
        Assert.False(table.IsQuantity(1));
        Assert.False(table.Read());
        Assert.Null(table.Fault);
    }

    [DatabaseTheory]
    public async Task Export_CaseDroppedSinceTheLock_IsHeldBack(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.DeliberatedAsync(2);
        var list = (await wave.LockAsync()).Value.List.Reference;
        await wave.SayAsync(CaseStep.FieldVerification, niks[1], CaseOutcome.Dropped, "DECEASED");

        var exported = (await wave.ExportAsync(list, wave.FileOf("siks.csv"))).Value;

        Assert.Equal((1L, 1L), (exported.Submission.Lines, exported.Submission.HeldBack));
    }

    [DatabaseTheory]
    public async Task Export_WithoutPurposeOrToNowhere_IsRefusedAndLeavesNoFile(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(1);
        var list = (await wave.LockAsync()).Value.List.Reference;
        var aimless = await new ExportSubmission(wave.Database, wave.Village.Keys, Wave.Map).RunAsync(
            new(list, wave.FileOf("a.csv")), Wave.Act(ProcessKind.SubmissionExporting, reason: ""), ct: Stop);

        Assert.Equal("access.purpose", aimless.Problems[0].Code);
        Assert.Equal("table.format", (await wave.ExportAsync(list, wave.FileOf("a.pdf"))).Problems[0].Code);
        Assert.Equal("table.folder", (await wave.ExportAsync(list, wave.FileOf("no/a.csv"))).Problems[0].Code);
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from access_record"));
        Assert.False(File.Exists(wave.FileOf("a.csv")));
    }

    [DatabaseTheory]
    public async Task ExportTargetList_ForTheOffice_WritesBothFormatsAndSubmitsNothing(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.DeliberatedAsync(2);
        var list = (await wave.LockAsync()).Value.List.Reference;
        var export = new ExportTargetList(wave.Database, wave.Village.Keys);
        var act = Wave.Act(ProcessKind.TargetListExporting, reason: "rapat penetapan");

        var csv = await export.RunAsync(new(list, wave.FileOf("list.csv")), act, ct: Stop);
        var xlsx = await export.RunAsync(new(list, wave.FileOf("list.xlsx")), act, ct: Stop);
        var aimless = await export.RunAsync(new(list, wave.FileOf("no.csv")), act with { Reason = "" }, ct: Stop);

        Assert.Equal((2L, 0L), (csv.Value.Lines, xlsx.Value.HeldBack));
        var rows = await File.ReadAllLinesAsync(wave.FileOf("list.csv"), Stop);
        Assert.StartsWith("nomor,nik,no_kk,nama", rows[0], StringComparison.Ordinal);
        Assert.All(niks, nik => Assert.Contains(rows, row => row.Contains(nik, StringComparison.Ordinal)));
        Assert.True(File.Exists(wave.FileOf("list.xlsx")));
        Assert.Equal("access.purpose", Assert.Single(aimless.Problems).Code);
        Assert.Equal(0, await wave.Village.SingleAsync<long>("select count(*) from submission"));
        Assert.Equal(4, await wave.Village.SingleAsync<long>("select count(*) from access_record"));
    }

    [DatabaseTheory]
    public async Task Export_BrokenOffBeforeTheCommit_LeavesNoFileUnderItsName(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.DeliberatedAsync(1);
        var list = (await wave.LockAsync()).Value.List.Reference;
        await wave.Village.ExecuteAsync("update audit_head set sequence = sequence - 1");
        var path = wave.FileOf("siks.csv");

        await Assert.ThrowsAnyAsync<Exception>(() => wave.ExportAsync(list, path));

        Assert.False(File.Exists(path) || File.Exists(path + ".part"));
        Assert.Equal(
            0,
            await wave.Village.SingleAsync<long>("select (select count(*) from submission) + (select count(*) from access_record)"));
    }

    [DatabaseTheory]
    public async Task Import_Answers_BecomeSnapshotsAndMoveTheCases(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.SentAsync(3);

        var imported = (await wave.AnswerAsync(
            [$"{niks[0]},Layak,2,2021-10", $"{niks[1]},tidak_layak,,2021-10", $"{niks[2]},perbaikan,,2021-10"])).Value;

        Assert.Equal((1L, 1L, 1L, 0L), (imported.Eligible, imported.NotEligible, imported.ToMend, imported.Unchanged));
        Assert.Equal(["14 open", "14 dropped NOT_DETERMINED", "14 verify IDENTITY_DIFFERS"], await StandingsAsync(wave, niks));
        Assert.Equal(
            [
                (1L, "layak", 2L, "registry_status=layak;registry_decile=2;field_verified=yes"),
                (2L, "tidak_layak", 0L, "registry_status=tidak_layak"),
            ],
            await wave.Village.ListAsync<(long, string?, long, string)>(
                """
                select person_id, status, coalesce(decile, 0), facts from source_record
                where source = 'DTKS' and vintage = @october order by person_id
                """,
                new { october = (long)new Month(2021, 10).Index }));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Import_PeriodOf2025_IsASnapshotOfTheNewRegistry(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.SentAsync(1);
        var path = wave.Village.WriteFile("nik,status,desil,periode", $"{niks[0]},layak,4,2025-02");

        await new ImportDetermination(wave.Database, wave.Village.Keys, Statute.Facts, Wave.Map).RunAsync(
            new(path), Wave.Act(ProcessKind.DeterminationImporting, "2025-04-01"), ct: Stop);

        Assert.Equal("DTSEN", await wave.Village.SingleAsync<string>("select source from source_record where decile = 4"));
    }

    [DatabaseTheory]
    public async Task Import_SameFileOrSameAnswers_ChangesNothing(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.SentAsync(2);
        string[] rows = [$"{niks[0]},layak,2,2021-10", $"{niks[1]},layak,3,2021-10"];
        await wave.AnswerAsync(rows);

        var again = (await wave.AnswerAsync(rows)).Value;
        var otherFile = (await wave.AnswerAsync([rows[1], rows[0]])).Value;

        Assert.True(again.File.WasImportedBefore);
        Assert.Equal(((string?)null, 2L), (otherFile.Reference, otherFile.Unchanged));
        Assert.Equal(2, await wave.Village.SingleAsync<long>("select count(*) from determination"));
    }

    [DatabaseTheory]
    public async Task Import_RowThatCannotBe_IsRefusedWithItsRemedy(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.SentAsync(2);
        var stranger = await wave.Village.AddPersonAsync();
        await wave.AnswerAsync([$"{niks[0]},layak,2,2021-11"]);
        (string Row, string Reason)[] cases =
        [
            ($"{stranger},layak,1,2021-10", "never sent to SIKS-NG"),
            ($"3171990505509999,layak,1,2021-10", "nobody in the registry"),
            ($"{niks[1]},mungkin,1,2021-10", "not an answer of the ministry"),
            ($"{niks[1]},layak,11,2021-10", "not a decile"),
            ($"{niks[1]},layak,1,Oktober", "not a month"),
            ($"{niks[1]},layak,1,2022-10", "has not begun"),
            ($"{niks[1]},layak,1,2014-10", "no registry in that month"),
            ($"{niks[0]},tidak_layak,,2021-10", "the answer of 2021-11 (layak) is on record"),
            ("3.17199E+15,layak,1,2021-10", "scientific"),
            ($"{niks[1]},layak,1,2021-10", ""),
            ($"{niks[1]},tidak_layak,1,2021-10", "line 11 answers for this person already"),
        ];

        var whole = await wave.AnswerAsync([.. cases.Select(c => c.Row)]);
        var good = (await wave.AnswerAsync([.. cases.Select(c => c.Row)], BadRows.SkipRow)).Value;

        Assert.Equal("import.bad-rows", whole.Problems[0].Code);
        var errors = (await File.ReadAllLinesAsync(good.File.ErrorsFile!, Stop)).Skip(1).ToList();
        Assert.Equal(cases.Length - 1, errors.Count);
        Assert.All(
            errors.Zip(cases.Where(c => c.Reason.Length > 0)),
            pair => Assert.Contains(pair.Second.Reason, pair.First, StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => error.Contains(stranger, StringComparison.Ordinal));
        Assert.Equal("14 open", await wave.StandingAsync(niks[1]));
    }

    [DatabaseTheory]
    public async Task Import_LaterAnswer_LiftsWhatTheEarlierOneCausedAndNoOtherDoubt(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.SentAsync(3);
        await wave.SayAsync(CaseStep.RevenueAgency, niks[2], CaseOutcome.Verify, "FINDING_STALE");
        await wave.AnswerAsync([$"{niks[0]},tidak_layak,,2021-10", $"{niks[1]},perbaikan,,2021-10", $"{niks[2]},perbaikan,,2021-10"]);

        await wave.AnswerAsync([.. niks.Select(nik => $"{nik},layak,1,2021-11")]);

        Assert.Equal(["14 open", "14 open", "14 verify FINDING_STALE"], await StandingsAsync(wave, niks));
        await wave.AssertTrailAsync();
    }

    [DatabaseTheory]
    public async Task Differences_UnansweredAndOtherwise_AreCountedAndExplained(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var niks = await wave.SentAsync(6);
        await wave.AnswerAsync(
            [$"{niks[1]},tidak_layak,,2021-10", $"{niks[2]},perbaikan,,2021-10", $"{niks[3]},layak,2,2021-10", $"{niks[4]},layak,,2021-10",
            $"{niks[5]},layak,2,2021-10"]);
        await wave.SayAsync(CaseStep.FieldVerification, niks[3], CaseOutcome.Dropped, "DECEASED");

        var shown = (await new ShowDifferences(wave.Database).RunAsync(null, 100, Stop)).Value;
        var counted = (await new ShowDifferences(wave.Database).RunAsync(null, 0, Stop)).Value;

        Assert.Equal((6L, 1L), (shown.Sent, shown.AsExpected));
        Assert.Equal(
            ["Unanswered 1 ", "NotEligible 2 NOT_DETERMINED", "ToMend 3 IDENTITY_DIFFERS", "DroppedHere 4 DECEASED", "WithoutDecile 5 "],
            shown.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Kind} {line.Number} {line.Reason}")));
        Assert.Empty(counted.Lines);
        Assert.Equal(5, counted.Counts.Sum(count => count.People));
    }

    private static async Task<string[]> StandingsAsync(Wave wave, string[] niks)
    {
        var standings = new string[niks.Length];
        for (var i = 0; i < niks.Length; i++) standings[i] = await wave.StandingAsync(niks[i]);
        return standings;
    }

    private static async Task GiveCardAsync(Wave wave, string nik, string card)
    {
        var household = await wave.Village.SingleAsync<long>(
            "select household_id from person where person_id = @person", new { person = await wave.Village.PersonAsync(nik) });
        await wave.Village.ExecuteAsync("insert into household (household_id, recorded_at) values (@household, 1)", new { household });
        await wave.Village.ExecuteAsync(
            "insert into household_card (blind_index, household_id, ciphertext, valid_from) values (@index, @household, @cipher, 1)",
            new
            {
                household,
                index = wave.Village.Vault.BlindIndex(IdentityField.Kk, card),
                cipher = wave.Village.Vault.EncryptCard(household, card),
            });
    }
}
