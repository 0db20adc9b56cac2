using Paseban.Assistance.Intake;
using static Paseban.Tests.Storage.Intake.Registrations;

namespace Paseban.Tests.Storage.Intake;

public sealed class WaveTests
{
    [DatabaseTheory]
    public async Task Open_TheSameTwice_ChangesNothingAndAnotherIsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var same = await city.OpenAsync();
        var other = await city.OpenAsync(closes: "2021-06-26");

        Assert.False(same.Value.IsNew);
        Assert.Equal(("wave.known", ProblemKind.Conflict), (other.Problems[0].Code, other.Problems[0].Kind));
        Assert.Equal(1, await city.AskAsync<long>("select count(*) from audit_event where kind = 'wave.opened'"));
    }

    [DatabaseTheory]
    public async Task Open_BadCodeOrDays_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine, withWave: false);

        Assert.Equal("wave.code", (await city.OpenAsync(code: "fmotm 2021")).Problems[0].Code);
        Assert.Equal("wave.days", (await city.OpenAsync(opens: "2021-06-26")).Problems[0].Code);
        Assert.Equal("wave.past", (await city.OpenAsync(opens: "2021-05-01", closes: "2021-05-31")).Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Extend_WithAReason_MovesTheLastDayAndShowsTheReason(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        city.Today = "2021-06-24";

        var extended = await city.ExtendAsync("2021-07-02");
        var again = await city.ExtendAsync("2021-07-02");
        var shorter = await city.ExtendAsync("2021-06-30");
        var silent = await city.ExtendAsync("2021-07-03", reason: " ");

        Assert.True(extended.Value.IsNew);
        Assert.False(again.Value.IsNew);
        Assert.Equal(["wave.shorter", "wave.reason"], [shorter.Problems[0].Code, silent.Problems[0].Code]);
        var extension = Assert.Single((await city.FunnelAsync()).Extensions);
        Assert.Equal((new DateOnly(2021, 7, 2), "PPKM diperpanjang"), (extension.Until, extension.Reason));
    }

    [DatabaseTheory]
    public async Task Close_AfterTheLastDay_FixesWhatWasSubmittedAndKeepsDrafts(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var submitted = await city.RegisterAsync();
        var draft = await city.BeginAsync(Form(form => form["kk"] = "3171990101150009"));

        var early = await city.CloseAsync();
        city.Today = "2021-06-26";
        var closed = await city.CloseAsync();
        var again = await city.CloseAsync();

        Assert.Equal("wave.early", early.Problems[0].Code);
        Assert.Equal((true, 1, 1), (closed.Value.IsNew, closed.Value.Submitted, closed.Value.Drafts));
        Assert.False(again.Value.IsNew);
        Assert.Equal("application.fixed", (await city.EditAsync(submitted.Reference, Form(f => f["rt"] = "006"))).Problems[0].Code);
        var kept = await city.ReadAsync(draft.Value.Reference);
        Assert.Equal((ApplicationState.Draft, null, true), (kept.Value.State, kept.Value.Wave, kept.Value.CanChange));
    }

    [DatabaseTheory]
    public async Task Show_AfterSubmissionsAndWithdrawal_CountsEachCaseOnceWithItsReason(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var first = await city.RegisterAsync();
        await city.EditAsync(first.Reference, Form(form => form["members"]!.AsArray().RemoveAt(2)));
        await city.RegisterAsync(
            Form(form =>
            {
                form["kk"] = "3171990101150002";
                form["answers"]!["car"] = true;
                form["members"]!.AsArray().RemoveAt(2);
                form["members"]!.AsArray().RemoveAt(1);
                form["members"]![0]!["nik"] = "3171990203480002";
            }),
            Neighbour);

        var shown = await city.FunnelAsync();

        Assert.Equal(["Registered 4 4 0", "Completeness 4 2 2"], shown.Steps.Select(s => $"{s.Step} {s.In} {s.Out} {s.Dropped}"));
        Assert.Equal(
            ["OWNS_CAR 1", "WITHDRAWN 1"], shown.Steps[1].Reasons.Select(reason => $"{reason.Code} {reason.Cases}"));
        Assert.Equal("Rumah tangga memiliki mobil", shown.Steps[1].Reasons[0].Text.Id);
        Assert.Equal([new DoorCount(ApplicationDoor.Citizen, 0, 2, 0)], shown.Doors);
        await city.AssertTrailIsWholeAsync();
    }
}
