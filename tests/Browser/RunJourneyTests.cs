using System.Globalization;

namespace Paseban.Tests.Browser;

/// <summary>A payment run from the first click to the closed books, each act by the one whose act it is, with the sandbox's bank.</summary>
public sealed class RunJourneyTests(DemoWorld world, Chromium chromium)
{
    // Ten months at once, so that the total needs a second approver.
    private const string Run = "FEB-NOV-2022";
    private const string RunPage = "/runs/" + Run;

    // A day on which the bank of this world rejects nobody; what comes back has tests of its own.
    private const string Paid = "2022-12-09";

    [Fact]
    public async Task Run_FromBuildToClose_GoesThroughDifferentHandsAndTheBank()
    {
        using var bank = await SandboxBank.OpenAsync(world);
        await using var site = await Site.OfDemoAsync(WebSite.Office, world, bank.Exchange);
        var desks = new Desks(chromium, site);
        site.MoveTo(On(6));
        await bank.MoveToAsync(On(6));

        await BuildAsync(desks);
        await RefuseTheMakerAsync(desks);
        var approvers = await ApproveAsync(desks);
        var amount = await OrderAsync(desks);
        await bank.TransferAsync($"SP2D-{Run}", amount);
        await desks.ActAsync(Role.BankLiaison, RunPage, RunPage + "/instruct");
        await desks.ActAsync(Role.BankLiaison, RunPage, "/bank/send");
        foreach (var day in (int[])[6, 7, 8, 9, 12, 13]) await bank.MoveToAsync(On(day).AddHours(2));
        site.MoveTo(On(13).AddHours(3));
        desks.BeginAnotherDay();
        var received = await desks.ActAsync(Role.BankLiaison, "/bank", "/bank/receive");
        var files = await received.InnerTextAsync("main");
        var reconciled = await desks.ActAsync(Role.Treasurer, RunPage, RunPage + "/reconcile");
        var sides = await reconciled.InnerTextAsync("main");
        Assert.True(sides.Contains("Ketiga sisi sama sampai rupiah terakhir", StringComparison.Ordinal), sides);
        var closed = await desks.ActAsync(Role.Treasurer, RunPage, RunPage + "/close");

        Assert.Equal([Role.DinasApprover, Role.Treasurer], approvers);
        Assert.Contains("Dibukukan", files, StringComparison.Ordinal);
        Assert.Contains("Ditutup", await closed.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task BuildAsync(Desks desks)
    {
        var page = await desks.AtAsync(Role.PusdatinOfficer);
        await page.Locator("nav a[href='/runs']").ClickAsync();
        await page.Locator("main a[href='/runs/new']").ClickAsync();
        await page.FillAsync("#Name", Run);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "KLJ" }).CheckAsync();
        await page.FillAsync("#From", "2022-02");
        await page.FillAsync("#Through", "2022-11");
        await page.FillAsync("#ValueDate", Paid);
        await Desks.SendAsync(page);
        Assert.Equal(RunPage, new Uri(page.Url).AbsolutePath);
        await desks.ActAsync(Role.PusdatinOfficer, RunPage, RunPage + "/check");
        var accept = page.Locator($"main a[href='{RunPage}/accept']");
        if (await accept.CountAsync() == 0) return;
        await accept.First.ClickAsync();
        foreach (var code in await page.GetByRole(AriaRole.Checkbox).AllAsync()) await code.CheckAsync();
        await page.FillAsync("#Reason", "Sepuluh bulan sekaligus, sesuai daftar Kepgub.");
        await Desks.SendAsync(page);
    }

    /// <summary>Whoever built a run finds no button to approve it, and the address itself refuses.</summary>
    private static async Task RefuseTheMakerAsync(Desks desks)
    {
        var page = await desks.AtAsync(Role.PusdatinOfficer);
        await page.GotoAsync(RunPage);
        Assert.Equal(0, await page.Locator($"main a[href='{RunPage}/approve']").CountAsync());
        var refused = await page.GotoAsync(RunPage + "/approve");
        Assert.Equal(403, refused!.Status);
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
    }

    private static async Task<List<Role>> ApproveAsync(Desks desks)
    {
        var approvers = new List<Role>();
        foreach (var role in (Role[])[Role.DinasApprover, Role.Treasurer, Role.RegionalTreasurer])
        {
            var page = await desks.AtAsync(role);
            await page.GotoAsync(RunPage);
            if (await page.Locator($"main a[href='{RunPage}/approve']").CountAsync() == 0) continue;
            await desks.ActAsync(role, RunPage, RunPage + "/approve");
            approvers.Add(role);
        }
        return approvers;
    }

    /// <summary>The three papers, each for the run's amount, which the page proposes.</summary>
    private static async Task<long> OrderAsync(Desks desks)
    {
        (string Kind, Role Role)[] papers = [("SPP", Role.Treasurer), ("SPM", Role.Treasurer), ("SP2D", Role.RegionalTreasurer)];
        foreach (var (kind, role) in papers)
            await desks.ActAsync(role, RunPage, RunPage + "/order", ("Number", $"{kind}-{Run}"), ("Dated", "2022-12-06"));
        var page = await desks.AtAsync(Role.RegionalTreasurer);
        await page.GotoAsync(RunPage);
        var amounts = await page.Locator("tr", new() { HasText = $"SP2D-{Run}" }).Locator("td.number").InnerTextAsync();
        return long.Parse(string.Concat(amounts.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset On(int dayOfDecember) => new(2022, 12, dayOfDecember, 8, 0, 0, ProcessContext.Jakarta);
}
