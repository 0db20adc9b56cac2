using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Publication;
using Paseban.Tests.Storage.Enrolment;
using Paseban.Tests.Storage.Targeting;
using static Paseban.Tests.Storage.Enrolment.Village;

namespace Paseban.Tests.Storage.Publication;

public sealed class StandingTests
{
    [DatabaseTheory]
    public async Task Check_Recipient_TellsDecreeAmountAndMonthsDue(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();
        await village.ImportAsync([Line(nik, from: "2024-06")]);

        var status = await village.StatusAsync(nik);

        Assert.Equal((Standing.Recipient, new Rupiah(300_000), "Kepgub 120/2024"), (status.Standing, status.PerMonth, status.Decree));
        Assert.Equal("2024-06..2024-12", status.Granted.ToString());
        Assert.Equal(["2024-06 Due", "2024-07 Due", "2024-08 Due"], status.Months.Select(month => $"{month.Month} {month.Stage}"));
        Assert.Contains("pencairan berikutnya", status.Next.Id, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Check_RecipientWithACarAndAnotherProgramme_IsWarnedAndNotSentToRegister(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();
        await village.ImportAsync([Line(nik)]);
        var other = await village.StatusAsync(nik, "KPDJ");
        await village.StateAsync(nik, "REVENUE", "2024-02", "owns_car=yes");

        var warned = await village.StatusAsync(nik);

        Assert.Equal(Standing.NotRegistered, other.Standing);
        Assert.Contains("satu bantuan", other.Next.Id, StringComparison.Ordinal);
        Assert.Equal(Standing.Recipient, warned.Standing);
        Assert.Contains("tidak sesuai syarat", warned.Next.Id, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Check_MonthsOfARun_AreToldByTheStateOfTheirPayment(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await village.AdoptLawAsync();
        var nik = await village.AddWithCardAsync();
        await village.ImportAsync([Line(nik)]);
        await village.BuildAsync("2024-01..2024-02");

        var held = await village.StatusAsync(nik, at: "2024-03-02");
        await village.PayAsync("approved");
        var approved = await village.StatusAsync(nik, at: "2024-03-02");
        await village.PayAsync("instructed");
        var atBank = await village.StatusAsync(nik, at: "2024-03-02");
        await village.PayAsync("credited", "2024-03-04");
        var credited = await village.StatusAsync(nik, at: "2024-03-05");
        await village.PayAsync("returned");
        var returned = await village.StatusAsync(nik, at: "2024-03-05");

        Assert.Equal(("Held Held Due", "NO_ACCOUNT"), (Stages(held), held.Months[0].HeldFor));
        Assert.Contains("Rekening Anda belum tercatat", held.Next.Id, StringComparison.Ordinal);
        Assert.Equal(("Approved Approved Due", new DateOnly(2024, 3, 1)), (Stages(approved), approved.Months[0].On!.Value));
        Assert.Equal("AtBank AtBank Due", Stages(atBank));
        Assert.Equal(("Credited Credited Due", new DateOnly(2024, 3, 4)), (Stages(credited), credited.Months[0].On!.Value));
        Assert.Equal("Returned Returned Due", Stages(returned));
        Assert.Contains("dikembalikan bank", returned.Next.Id, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Check_SuspendedRestoredAndEnded_GivesTheReasonAndTheDay(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var nik = await village.AddWithCardAsync();
        await village.ImportAsync([Line(nik)]);
        await village.ChangeAsync([$"{nik},KLJ,tangguhkan,OWNS_CAR,2024-03-10,x"]);
        var suspended = await village.StatusAsync(nik, at: "2024-05-01");
        await village.ChangeAsync([$"{nik},KLJ,pulihkan,,2024-05-20,x"]);
        var restored = await village.StatusAsync(nik, at: "2024-06-01");
        await village.ChangeAsync([$"{nik},KLJ,akhiri,NO_LONGER_ELIGIBLE,2024-06-15,x"]);
        var ended = await village.StatusAsync(nik, at: "2024-08-01");

        Assert.Equal((Standing.Suspended, new DateOnly(2024, 3, 10)), (suspended.Standing, suspended.Reason!.On!.Value));
        Assert.Equal("Memiliki aset bernilai tinggi", suspended.Reason.Text.Id);
        Assert.Contains("Samsat", suspended.Next.Id, StringComparison.Ordinal);
        Assert.Equal("Due Due Due Suspended Suspended", Stages(suspended));
        Assert.Equal((Standing.Recipient, "Due Due Due Suspended Suspended Due"), (restored.Standing, Stages(restored)));
        Assert.Equal((Standing.Ended, new DateOnly(2024, 6, 15)), (ended.Standing, ended.Reason!.On!.Value));
        Assert.Equal("2024-06", ended.Months[^1].Month.ToString());
    }

    [DatabaseTheory]
    public async Task Check_DecreeThatRanOutOrWasAmended_SaysSo(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        var (nik, off) = (await village.AddWithCardAsync(), await village.AddWithCardAsync());
        await village.ImportAsync([Line(nik), Line(off)]);
        await village.AmendAsync([$"{Line(off, from: "2024-09")},hapus,DECEASED"]);

        var ranOut = await village.StatusAsync(nik, at: "2025-01-10");
        var withdrawn = await village.StatusAsync(off, at: "2024-10-01");

        Assert.Equal((Standing.Ended, (StatedReason?)null), (ranOut.Standing, ranOut.Reason));
        Assert.Contains("keputusan baru", ranOut.Next.Id, StringComparison.Ordinal);
        Assert.Equal((Standing.Ended, "Meninggal dunia"), (withdrawn.Standing, withdrawn.Reason!.Text.Id));
    }

    [DatabaseTheory]
    public async Task Check_ApplicationsOnTheirWay_TellStepReasonSourceAndWave(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var village = wave.Village;
        var nik = await village.AddWithCardAsync();
        await wave.ApplyAsync([nik]);
        var registered = await village.StatusAsync(nik, at: "2021-07-05");
        await wave.SayAsync(CaseStep.Completeness, nik);
        var complete = await village.StatusAsync(nik, at: "2021-07-06");
        await wave.SayAsync(CaseStep.RevenueAgency, nik, CaseOutcome.Dropped, "OWNS_CAR", "rumah tangga: REVENUE 2021-05: B1***XY; 95%");
        var dropped = await village.StatusAsync(nik, at: "2021-08-01");

        Assert.Equal((Standing.Considered, "Pendaftaran", Wave.Code), (registered.Standing, registered.Step!.Id, registered.Wave));
        Assert.Equal((Standing.Considered, "Pemadanan Dukcapil"), (complete.Standing, complete.Step!.Id));
        Assert.Equal((Standing.Refused, "Pemadanan Bapenda"), (dropped.Standing, dropped.Step!.Id));
        Assert.Equal(("Memiliki aset bernilai tinggi", new Month(2021, 5)), (dropped.Reason!.Text.Id, dropped.Reason.Vintage!.Value));
        Assert.NotNull(dropped.Reason.Source);
        Assert.Contains("Samsat", dropped.Next.Id, StringComparison.Ordinal);
        Assert.Equal(Standing.NotRegistered, (await village.StatusAsync(nik, "KPDJ", "2021-08-01")).Standing);
    }

    [DatabaseTheory]
    public async Task Check_CandidateBeyondTheQuota_WaitsWithAPlace(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        await wave.SetQuotaAsync((Wave.Petojo, "KLJ", 1));
        await wave.RankableAsync(priority: 1);
        var second = await wave.RankableAsync(priority: 2);
        await wave.Village.GiveCardAsync(1, Counter.Card);
        await wave.Village.JoinAsync(second, 1);
        await wave.RankedAsync();

        var waiting = await wave.Village.StatusAsync(second, at: "2022-01-10");

        Assert.Equal((Standing.Waiting, 2L), (waiting.Standing, waiting.Place!.Value));
        Assert.Contains("kuota", waiting.Reason!.Text.Id, StringComparison.OrdinalIgnoreCase);
    }

    [DatabaseTheory]
    public async Task Check_RegistryOnlyWithdrawnAndAgain_ShowsEachForWhatItIs(Engine engine)
    {
        await using var wave = await Wave.CreateAsync(engine);
        var village = wave.Village;
        var (registry, withdrawn, back) =
            (await village.AddWithCardAsync(), await village.AddWithCardAsync(), await village.AddWithCardAsync());
        await wave.ApplyAsync([registry], programmes: "");
        await wave.ApplyAsync([withdrawn]);
        await village.ExecuteAsync(
            "update application_member set standing = 'withdrawn' where person_id = @person",
            new { person = await village.PersonAsync(withdrawn) });
        await village.ImportAsync([Line(back, amount: 600_000, from: "2021-01", to: "2021-06")], signedOn: new DateOnly(2021, 1, 4));
        await wave.ApplyAsync([back]);
        await wave.SayAsync(CaseStep.Completeness, back);

        var shown = (await village.AskAsync(registry, at: "2021-08-01")).Value;

        Assert.Equal((Standing.Considered, Wave.Code), (shown.Registry!.Standing, shown.Registry.Wave));
        Assert.All(shown.Programmes, status => Assert.Equal(Standing.NotRegistered, status.Standing));
        Assert.Equal(Standing.NotRegistered, (await village.StatusAsync(withdrawn, at: "2021-08-01")).Standing);
        Assert.Equal(Standing.Considered, (await village.StatusAsync(back, at: "2021-12-20")).Standing);
        Assert.Equal(Standing.Recipient, (await village.StatusAsync(back, at: "2021-06-20")).Standing);
    }

    [DatabaseTheory]
    public async Task Check_RandomPeople_OwesTheMonthsThatARunThenPays(Engine engine)
    {
        await using var village = await CreateAsync(engine);
        await village.AdoptLawAsync();
        var dice = new Random(11);
        var people = new List<string>();
        for (var i = 0; i < 24; i++)
        {
            var child = dice.Next(3) == 0;
            var nik = await village.AddWithCardAsync(child ? $"2017-{dice.Next(1, 13):00}-09" : "1950-05-05");
            people.Add(nik);
            await village.ImportAsync(
                [Line(nik, child ? "KAJ" : "KLJ", from: $"2024-0{dice.Next(1, 4)}")], number: $"Kepgub {i + 1}/2024");
            if (dice.Next(3) == 0) await village.ChangeAsync([$"{nik},{(child ? "KAJ" : "KLJ")},tangguhkan,OWNS_CAR,2024-03-10,x"]);
            if (dice.Next(3) == 0) await village.ExecuteAsync(
                "update person set died_on = @died where person_id = @person",
                new { died = $"2024-0{dice.Next(2, 7)}-{dice.Next(1, 3):00}", person = await village.PersonAsync(nik) });
        }
        var owed = new List<string>();
        foreach (var nik in people)
        {
            var person = await village.PersonAsync(nik);
            foreach (var status in (await village.AskAsync(nik, at: "2024-06-10")).Value.Programmes)
                owed.AddRange(status.Months.Where(month => month.Stage == MonthStage.Due)
                    .Select(month => $"{person} {status.Programme.Code} {month.Month} {month.Amount}"));
        }

        await village.BuildAsync("2024-01..2024-06", "2024-06-10");
        var paid = await village.ListAsync<(long Person, string Programme, long Month, long Amount)>(
            """
            select a.person_id, p.programme, a.month, a.amount from month_allocation a join payment p on p.id = a.payment_id
            """);

        Assert.True(owed.Count > 40);
        Assert.Equal(
            paid.Select(row => $"{row.Person} {row.Programme} {new Month((int)row.Month)} {new Rupiah(row.Amount)}").Order(),
            owed.Order());
    }

    private static string Stages(ProgrammeStatus status) => string.Join(' ', status.Months.Select(month => month.Stage));
}

/// <summary>Runs in a village, as far as a status check sees them.</summary>
internal static class VillageRuns
{
    extension(Village village)
    {
        public async Task BuildAsync(string months, string at = "2024-02-26", string name = "T1-2024")
        {
            var actor = Act(ProcessKind.BudgetRecording, at);
            foreach (var programme in new[] { "KLJ", "KAJ" })
                await new RecordBudget(village.Database).RunAsync(
                    2024, programme, $"DPA-{programme}", new Rupiah(1_000_000_000), actor with { Evidence = "x" }, Stop);
            var built = await new BuildRun(village.Database, Statute).RunAsync(
                new BuildRunRequest(
                    name, ["KAJ", "KLJ"], null, new MonthRange(Month.Parse(months[..7]), Month.Parse(months[9..])),
                    actor.Today.AddDays(4), false),
                Act(ProcessKind.RunBuilding, at), ct: Stop);
            Assert.True(built.Succeeded, string.Join("; ", built.Problems));
        }

        /// <summary>Moves all payments to a state, as bank files would.</summary>
        public Task PayAsync(string state, string? creditedOn = null) => village.ExecuteAsync(
            "update payment set state = @state, credited_on = @creditedOn, account_ciphertext = 'x'", new { state, creditedOn });
    }
}
