using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Tests.Storage.Registry;
using static Paseban.Tests.Storage.Intake.Registrations;

namespace Paseban.Tests.Storage.Intake;

/// <summary>A list of proposals: one household, one application; whole or not at all.</summary>
public sealed class ImportApplicationsTests
{
    private const string Header =
        "nik,no_kk,nama,jenis_kelamin,tempat_lahir,tanggal_lahir,alamat,rt,rw,kode_kelurahan,hubungan,telepon,program,pegawai_negara,"
        + "mobil,njop_di_atas_1m,air_minum,lantai,penghasilan,sakit_menahun";

    [DatabaseTheory]
    public async Task Import_GoodList_MakesEachHouseholdOneApplicationLikeAnyOther(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        // The rows of a household need not follow each other.
        var imported = await ImportAsync(
            city, Row(1, relation: "kepala_keluarga", programmes: "KPDJ; KLJ"), Row(2), Row(1, member: 2, programmes: "KAJ"));

        Assert.True(imported.Succeeded, string.Join(Environment.NewLine, imported.Problems));
        var result = imported.Value;
        Assert.Equal(
            (2, 3, 3, 3, 0, 1),
            (result.Applications, result.Members, result.NewPeople, result.Open, result.Dropped, result.OutsideAge));
        var listed = (await new ListApplications(city.Database).RunAsync(new(Wave), Officer, Stop)).Value.Applications;
        Assert.Equal(
            ["ProposalList Submitted 2", "ProposalList Submitted 1"],
            listed.Select(application => $"{application.Door} {application.State} {application.Members}"));
        Assert.Equal(["Warga 1-1 KLJ,KPDJ 2 open", "Warga 1-2 KAJ 2 open"], await city.MembersAsync(listed[0].Reference));
        var view = (await city.ReadAsync(listed[0].Reference, Officer, reveal: true)).Value;
        Assert.Contains("\"lantai\":6", view.Form, StringComparison.Ordinal);
        Assert.Contains("\"income\":\"small\"", view.Form, StringComparison.Ordinal);
        Assert.Equal([ApplicationEventKind.Imported], view.History.Select(happened => happened.Kind));
        // The form that the list made is complete: it can be corrected like one that was typed.
        var changed = await city.EditAsync(
            listed[0].Reference, view.Form!.Replace("\"car\":false", "\"car\":true", StringComparison.Ordinal), Counter);
        Assert.True(changed.Succeeded, string.Join(Environment.NewLine, changed.Problems));
        Assert.Equal(0, (await city.FunnelAsync()).Steps[0].Dropped);
        Assert.Equal("OWNS_CAR 2", (await city.FunnelAsync()).Steps[1].Reasons.Select(r => $"{r.Code} {r.Cases}").Single());
        await city.AssertTrailIsWholeAsync();
    }

    [DatabaseTheory]
    public async Task Import_TheSameFileAgain_ChangesNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var file = city.Write(Header, Row(1), Row(2));
        await RunAsync(city, file);
        city.Today = "2021-07-20";

        var again = await RunAsync(city, file);

        Assert.True(again.Value.File.WasImportedBefore);
        Assert.Equal(2, await city.AskAsync<long>("select count(*) from application"));
        Assert.Equal(2, await city.AskAsync<long>("select count(*) from case_batch"));
    }

    [DatabaseTheory]
    public async Task Import_CorrectedListWithEarlierHouseholds_TakesOnlyTheNewOnes(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await ImportAsync(city, Row(1), Row(1, member: 2), Row(2));

        var corrected = await ImportAsync(city, Row(1), Row(1, member: 2), Row(2), Row(2, member: 2), Row(3));

        Assert.Equal((2, 1, 3, 1), (
            corrected.Value.Applications, corrected.Value.ProposedBefore, corrected.Value.Members, corrected.Value.Dropped));
        Assert.Equal(
            ["Warga 2-1 DUPLICATE_PERSON"],
            await city.ListAsync<string>(
                """
                select p.name || ' ' || m.reason from application_member m join person p on p.person_id = m.person_id
                where m.standing = 'dropped'
                """));
    }

    [DatabaseTheory]
    public async Task Import_OnePersonInTwoHouseholds_RegistersThemWithTheFirst(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var people = city.Write(
        [
            "nik,no_kk,nama,jenis_kelamin,tempat_lahir,tanggal_lahir,alamat,rt,rw,kode_kelurahan,hubungan",
            .. new[] { 1, 2 }.Select(household =>
                $"{Nik(household, 2)},{Kk(household)},Warga,L,Jakarta,1985-01-01,Jl. Melati,005,002,{Kelurahan},anak"),
        ]);
        await new ImportPersons(city.Database, city.Keys, LawFolder.Law.Facts).RunAsync(
            new(people), city.Act(ProcessKind.PersonsImporting), null, Stop);
        await new MergePersons(city.Database, city.Keys, LawFolder.Law.Facts).RunAsync(
            new(Nik(1, 2), Nik(2, 2)), city.Act(ProcessKind.PersonsMerging, reason: "one person"), Stop);

        var imported = await ImportAsync(city, Row(1), Row(1, member: 2), Row(2), Row(2, member: 2));

        Assert.Equal((4, 1), (imported.Value.Members, imported.Value.Dropped));
        Assert.Equal(
            [(1L, "open", null), (2L, "dropped", "DUPLICATE_PERSON")],
            await city.ListAsync<(long, string, string?)>(
                """
                select application_id, standing, reason from application_member where person_id in (
                    select person_id from application_member group by person_id having count(*) > 1)
                order by application_id
                """));
    }

    [DatabaseTheory]
    public async Task Import_BadRows_AreEachToldAndTheirHouseholdsNotTaken(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        (string Row, string? Reason)[] cases =
        [
            (Row(1), null),
            (Row(2, relation: "anak"), "has no head of family"),
            (Row(3), "not taken because of line 5"),
            (Row(3, member: 2, relation: "kepala_keluarga"), "line 4 names another head"),
            (Row(4), "not taken because of line 7"),
            (Row(4, member: 2, car: "ya"), "the answer about a car differs from line 6"),
            (Row(5, area: "31.71.03.9999"), "31.71.03.9999"),
            (Row(6).Replace(Nik(6, 1), "3.17199E+15", StringComparison.Ordinal), "scientific notation"),
            (Row(7, car: ""), "question about a car is not answered"),
            (Row(8, address: ""), "address where the household lives is empty"),
            (Row(9, rt: "2021"), "no number of an RT"),
            (Row(10, rt: "099"), "no number of an RT"),
            (Row(11, programmes: "BLT"), "no programme BLT"),
            (Row(12, water: "13"), "cannot be read"),
            (Row(13), null),
            (Row(13, member: 2).Replace(Kk(13), "", StringComparison.Ordinal), "must not be empty"),
        ];

        var whole = await ImportAsync(city, [.. cases.Select(c => c.Row)]);
        var good = await RunAsync(city, city.Write([Header, .. cases.Select(c => c.Row)]), BadRows.SkipRow);

        Assert.Equal("import.bad-rows", whole.Problems[0].Code);
        Assert.Equal(2, good.Value.Applications);
        var errors = (await File.ReadAllLinesAsync(good.Value.File.ErrorsFile!, Stop)).Skip(1)
            .GroupBy(line => int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture))
            .ToDictionary(g => g.Key, g => string.Join('|', g));
        for (var i = 0; i < cases.Length; i++)
        {
            if (cases[i].Reason is { } reason) Assert.Contains(reason, errors[i + 2], StringComparison.Ordinal);
            else Assert.DoesNotContain(i + 2, errors.Keys);
        }
        Assert.DoesNotContain(Nik(5, 1), string.Concat(errors.Values), StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Import_IntoAWaveThatIsNotOpen_IsRefusedWithTheDay(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        city.Today = "2021-06-26";

        var late = await ImportAsync(city, Row(1));
        var unknown = await RunAsync(city, city.Write(Header, Row(1)), wave: "DTKS-2022");

        Assert.Equal(["wave.over", "wave.unknown"], [late.Problems[0].Code, unknown.Problems[0].Code]);
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from person"));
    }

    [DatabaseTheory]
    public async Task Import_CutOffBeforeTheEnd_LeavesNothing(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var file = city.Write([Header, .. Enumerable.Range(1, 400).Select(household => Row(household))]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var progress = new StopAt(stop, "applications", "people");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new ImportApplications(city.Database, city.Keys, LawFolder.Law).RunAsync(
                new(file, Wave), city.Act(ProcessKind.ApplicationsImporting), progress, stop.Token));
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from person"));
        var again = await RunAsync(city, file);

        Assert.Equal(400, again.Value.Applications);
    }

    [DatabaseTheory]
    public async Task Import_ColumnsOfRegisters_AreNotRead(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var imported = await RunAsync(
            city, city.Write($"{Header},sumber,status,desil,tanggal_meninggal,njop", $"{Row(1)},DTKS,layak,1,2021-01-01,5"));

        Assert.Equal(["sumber", "status", "desil", "tanggal_meninggal", "njop"], imported.Value.File.UnknownColumns);
        Assert.Equal(["DECLARED"], await city.ListAsync<string>("select source from source_record"));
    }

    [DatabaseTheory]
    public async Task Import_Workbook_LandsAndRefusesNiksHeldAsNumbers(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var folder = Path.GetDirectoryName(city.Write(Header))!;
        string[][] rows = [Row(1).Split(','), Row(2).Split(',')];

        var good = await RunAsync(
            city,
            Workbooks.Write(
                Path.Combine(folder, "good.xlsx"), Header.Split(','), [.. rows.Select(row => row.Select(Workbooks.Text).ToArray())]));
        var numbers = await RunAsync(
            city,
            Workbooks.Write(
                Path.Combine(folder, "numbers.xlsx"),
                Header.Split(','),
                [.. rows.Select(row => row.Select((cell, i) => i == 0 ? Workbooks.Number(cell) : Workbooks.Text(cell)).ToArray())]));

        Assert.Equal(2, good.Value.Applications);
        Assert.Contains("scientific notation", numbers.Problems[1].Message, StringComparison.Ordinal);
        Assert.StartsWith("Line 2, nik", numbers.Problems[1].Message, StringComparison.Ordinal);
    }

    private static string Kk(int household) => string.Create(CultureInfo.InvariantCulture, $"317199010120{household:0000}");

    private static string Nik(int household, int member) =>
        Any.NikDigits(member == 1 ? new(1950, 1, 1) : new(1985, 1, 1), Sex.Male, (household * 10) + member);

    private static string Row(
        int household, int member = 1, string? relation = null, string programmes = "KLJ", string car = "tidak",
        string area = Kelurahan, string address = "Jl. Melati", string rt = "5", string water = "2") =>
        $"{Nik(household, member)},{Kk(household)},Warga {household}-{member},L,Jakarta,{(member == 1 ? 1950 : 1985)}-01-01,{address},"
        + $"{rt},002,{area},{relation ?? (member == 1 ? "kepala_keluarga" : "anak")},,{programmes},tidak,{car},tidak,{water},6,kecil,";

    private static Task<Outcome<ApplicationsImported>> ImportAsync(Registrations city, params string[] rows) =>
        RunAsync(city, city.Write([Header, .. rows]));

    private static Task<Outcome<ApplicationsImported>> RunAsync(
        Registrations city, string file, BadRows badRows = BadRows.RefuseFile, string wave = Wave) =>
        new ImportApplications(city.Database, city.Keys, LawFolder.Law).RunAsync(
            new(file, wave, badRows), city.Act(ProcessKind.ApplicationsImporting), null, Stop);

    private sealed class StopAt(CancellationTokenSource stop, params string[] stages) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (stages.Contains(value.Stage.En)) stop.Cancel();
        }
    }
}
