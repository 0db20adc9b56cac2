using Paseban.Assistance.Intake;
using static Paseban.Tests.Storage.Intake.Registrations;

namespace Paseban.Tests.Storage.Intake;

/// <summary>One household from a draft to a submitted application, and back.</summary>
public sealed class ApplicationTests
{
    private const string PersonsHeader =
        "nik,no_kk,nama,jenis_kelamin,tanggal_lahir,kode_kelurahan,hubungan,sumber,vintage,status,desil,tanggal_meninggal";

    [DatabaseTheory]
    public async Task Begin_OutsideEveryWave_KeepsTheDraftAndTellsWhenTheNextOpens(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        city.Today = "2021-06-06";

        var begun = await city.BeginAsync();
        var tooEarly = await city.SubmitAsync(begun.Value.Reference);
        city.Today = "2021-06-07";
        var submitted = await city.SubmitAsync(begun.Value.Reference);

        Assert.Equal((null, Wave), (begun.Value.Wave, begun.Value.Next!.Code));
        Assert.Contains("FMOTM-2021, opens on 2021-06-07", tooEarly.Problems[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("dibuka tanggal 2021-06-07", tooEarly.Problems[0].Indonesian!.Remedy, StringComparison.Ordinal);
        Assert.Equal(Wave, submitted.Value.Wave.Code);
    }

    [DatabaseTheory]
    public async Task Submit_CompleteForm_LandsPeopleMembersStatementsAndTrail(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var submitted = await city.RegisterAsync();
        var again = await city.SubmitAsync(submitted.Reference);

        Assert.Equal((3, 3, 3, true), (submitted.Members, submitted.NewPeople, submitted.Open, submitted.IsNew));
        Assert.False(again.Value.IsNew);
        Assert.Equal(
            ["Ayu KAJ 2 open", "Budi Santoso KLJ 2 open", "Siti Aminah KLJ,KPDJ 2 open"], await city.MembersAsync(submitted.Reference));
        Assert.Equal(
            "birth_date=1950-01-01;public_employee_in_household=no;owns_car=no;drinking_water_source=2;income=none;bedridden=yes",
            await city.AskAsync<string>(
                """
                select s.facts from source_record s join person p on p.person_id = s.person_id
                where s.source = 'DECLARED' and p.name = 'Siti Aminah'
                """));
        Assert.Equal(
            (Kelurahan, "005", "002"), await city.AskAsync<(string, string, string)>("select area, rt, rw from application"));
        Assert.Equal(2, await city.AskAsync<long>("select count(*) from case_batch"));
        await city.AssertTrailIsWholeAsync();
    }

    [DatabaseTheory]
    public async Task Submit_TheFourErrorsOfPusdatin_AreEachToldByField(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync(Form(form =>
        {
            form["address"] = " ";
            form["rt"] = "2021";
            form["rw"] = "000";
            form["answers"]!["public_employee"] = null;
            form["answers"]!.AsObject().Remove("water");
            form["members"]![2]!["nik"] = "3.17199E+15";
            form["members"]![0]!["relation"] = "lainnya";
        }));

        var submitted = await city.SubmitAsync(begun.Value.Reference);

        Assert.Equal(
            ["address", "rt", "rw", "answers.public_employee", "answers.water", "members[2].nik", "members"],
            submitted.Problems.Select(problem => problem.Field));
        Assert.Equal(submitted.Problems, begun.Value.Gaps);
        Assert.All(submitted.Problems, problem => Assert.NotNull(problem.Indonesian));
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from person"));
    }

    [DatabaseTheory]
    public async Task Submit_HouseholdThatExcludesItself_DropsItsMembersWithTheFirstReason(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var submitted = await city.RegisterAsync(Form(form =>
        {
            form["answers"]!["property_over_1b"] = true;
            form["answers"]!["water"] = 1;
        }));

        Assert.Equal(0, submitted.Open);
        Assert.All(await city.MembersAsync(submitted.Reference), member => Assert.EndsWith("2 dropped NJOP_OVER_1B", member));
        Assert.Equal(
            "DECLARED: NJOP_OVER_1B, BRANDED_WATER",
            await city.AskAsync<string>("select min(detail) from case_step where outcome = 'dropped'"));
        Assert.All(submitted.Notices, notice => Assert.NotNull(notice.NextStep));
    }

    [DatabaseTheory]
    public async Task Submit_WhoIsRegisteredAlreadyOrHasADeadHead_IsNoticed(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandPersonsAsync(
            PersonsHeader,
            $"{HeadNik},{Kk},BUDI SANTOSA,L,1948-03-02,{Kelurahan},kepala_keluarga,DTKS,2021-01,tidak_layak,4,2021-03-01",
            $"{WifeNik},{Kk},SITI AMINAH,P,1950-01-01,{Kelurahan},pasangan,DTKS,2021-04,layak,1,");

        var submitted = await city.RegisterAsync();

        Assert.Equal(
            [
                "Ayu KAJ 2 verify HEAD_DECEASED",
                "BUDI SANTOSA KLJ 2 verify HEAD_DECEASED",
                "SITI AMINAH KLJ,KPDJ 2 dropped ALREADY_REGISTERED",
            ],
            await city.MembersAsync(submitted.Reference));
        Assert.Equal((1, 2), (submitted.NewPeople, submitted.Open));
        Assert.Equal(["HEAD_DECEASED", "ALREADY_REGISTERED", "HEAD_DECEASED"], submitted.Notices.Select(notice => notice.Code));
        Assert.Equal("DTKS 2021-04", await city.AskAsync<string>("select detail from case_step where reason = 'ALREADY_REGISTERED'"));
    }

    [DatabaseTheory]
    public async Task Submit_KnownFamilyWithANewCard_IsACardIssuedAgain(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        await city.LandPersonsAsync(
            PersonsHeader,
            $"{HeadNik},{Kk},BUDI SANTOSO,L,1948-03-02,{Kelurahan},kepala_keluarga,DTKS,2021-01,tidak_layak,4,");

        var submitted = await city.RegisterAsync(Form(form => form["kk"] = "3171990101210007"));

        Assert.Contains("CARD_REISSUED", submitted.Notices.Select(notice => notice.Code));
        Assert.Equal(1, await city.AskAsync<long>("select count(*) from household"));
        Assert.Equal(1, await city.AskAsync<long>("select count(distinct household_id) from person"));
    }

    [DatabaseTheory]
    public async Task Submit_PersonOfAnotherApplication_IsProposedOnceOnly(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var first = await city.RegisterAsync();

        var second = await city.RegisterAsync(Form(form => form["members"]![2]!["nik"] = "3171990506180002"), Neighbour);

        Assert.Equal(1, second.Open);
        Assert.Equal(
            [
                "Ayu KAJ 2 open", "Budi Santoso KLJ 2 dropped DUPLICATE_PERSON", "Siti Aminah KLJ,KPDJ 2 dropped DUPLICATE_PERSON",
            ],
            await city.MembersAsync(second.Reference));
        Assert.Equal(
            [first.Reference], await city.ListAsync<string>("select distinct detail from case_step where reason = 'DUPLICATE_PERSON'"));
    }

    [DatabaseTheory]
    public async Task Withdraw_FirstOfTwoProposals_LetsTheOtherStand(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var first = await city.RegisterAsync();
        var second = await city.RegisterAsync(actor: Neighbour);

        await city.WithdrawAsync(first.Reference);

        Assert.Equal(
            ["Ayu KAJ 2 open", "Budi Santoso KLJ 2 open", "Siti Aminah KLJ,KPDJ 2 open"], await city.MembersAsync(second.Reference));
        await city.AssertTrailIsWholeAsync();
    }

    [DatabaseTheory]
    public async Task Submit_AgeOutsideTheProgramme_WarnsAndRefusesNobody(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var submitted = await city.RegisterAsync(Form(form =>
        {
            form["members"]![2]!["programmes"] = new System.Text.Json.Nodes.JsonArray("KLJ", "KJP");
            form["members"]![0]!["programmes"] = new System.Text.Json.Nodes.JsonArray("KAJ");
        }));

        Assert.Equal([(0, "PROGRAMME_AGE"), (2, "PROGRAMME_AGE")], submitted.Notices.Select(notice => (notice.Member!.Value, notice.Code)));
        Assert.Equal(3, submitted.Open);
        Assert.Contains("Ayu KLJ,KJP 2 open", await city.MembersAsync(submitted.Reference));
    }

    [DatabaseTheory]
    public async Task Withdraw_Submitted_EndsItsCasesAndKeepsTheHistory(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var submitted = await city.RegisterAsync();

        var withdrawn = await city.WithdrawAsync(submitted.Reference);
        var again = await city.WithdrawAsync(submitted.Reference);

        Assert.Equal((true, 3), (withdrawn.Value.IsNew, withdrawn.Value.Members));
        Assert.False(again.Value.IsNew);
        Assert.All(await city.MembersAsync(submitted.Reference), member => Assert.EndsWith("2 withdrawn WITHDRAWN", member));
        var view = await city.ReadAsync(submitted.Reference);
        Assert.Equal(
            [ApplicationEventKind.Begun, ApplicationEventKind.Submitted, ApplicationEventKind.Withdrawn],
            view.Value.History.Select(happened => happened.Kind));
        Assert.Equal("application.withdrawn", (await city.EditAsync(submitted.Reference, Form())).Problems[0].Code);
        Assert.Equal("application.reason", (await city.WithdrawAsync(submitted.Reference, reason: "")).Problems[0].Code);
        await city.AssertTrailIsWholeAsync();
    }
}
