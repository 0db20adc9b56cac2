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

    [Theory]
    [InlineData(1280, false)]
    [InlineData(360, true)]
    public async Task Run_FromBuildToClose_GoesThroughDifferentHandsAndTheBank(int width, bool english)
    {
        using var bank = await SandboxBank.OpenAsync(world);
        await using var site = await Site.OfDemoAsync(WebSite.Office, world, bank.Exchange);
        var desks = new Desks(chromium, site, width, english);
        site.MoveTo(On(6));
        await bank.MoveToAsync(On(6));

        await BuildAsync(desks);
        await RefuseTheMakerAsync(desks);
        var approvers = await ApproveAsync(desks);
        var amount = await OrderAsync(desks);
        await bank.TransferAsync($"SP2D-{Run}", amount);
        await desks.ActAsync(
            Role.BankLiaison, RunPage, ("Perintahkan ke bank", "Instruct the bank"), ("Perintahkan ke bank", "Instruct the bank"));
        await desks.ActAsync(
            Role.BankLiaison, RunPage, ("Kirim berkas ke bank", "Send the files to the bank"), ("Kirim sekarang", "Send now"));
        foreach (var day in (int[])[6, 7, 8, 9, 12, 13]) await bank.MoveToAsync(On(day).AddHours(2));
        site.MoveTo(On(13).AddHours(3));
        desks.BeginAnotherDay();
        var liaison = await desks.ActAsync(Role.BankLiaison, "/bank", ("Terima", "Receive"), ("Terima sekarang", "Receive now"));
        await liaison.ReadsAsync("Dibukukan", "Taken in");
        var treasurer = await desks.ActAsync(
            Role.Treasurer, RunPage, ("Rekonsiliasi", "Reconcile"), ("Rekonsiliasi sekarang", "Reconcile now"));
        await treasurer.ReadsAsync("Ketiga sisi sama sampai rupiah terakhir", "The three sides agree to the last rupiah");
        await desks.ActAsync(Role.Treasurer, RunPage, ("Tutup", "Close"), ("Tutup penyaluran", "Close the run"));
        await treasurer.ReadsAsync("Ditutup", "Closed");

        Assert.Equal([Role.DinasApprover, Role.Treasurer], approvers);
    }

    private static async Task BuildAsync(Desks desks)
    {
        var maker = await desks.AtAsync(Role.PusdatinOfficer);
        await maker.FollowAsync("Penyaluran", "Payment runs");
        await maker.FollowAsync("Susun penyaluran baru", "Build a new run");
        await maker.SeesAsync("Susun penyaluran", "Build a run");
        await maker.TypeAsync("Nama penyaluran", "Name of the run", Run);
        await maker.TickAsync("KLJ");
        await maker.TypeAsync("Bulan pertama", "First month", "2022-02");
        await maker.TypeAsync("Bulan terakhir", "Last month", "2022-11");
        await maker.TypeAsync("Tanggal valuta", "Value date", Paid);
        await maker.SendAsync("Susun", "Build");
        Assert.Equal(RunPage, new Uri(maker.Page.Url).AbsolutePath);
        await desks.ActAsync(Role.PusdatinOfficer, RunPage, ("Periksa", "Check"), ("Periksa sekarang", "Check now"));
        var accept = maker.Link("Terima temuan dengan alasan", "Accept findings with a reason");
        if (await accept.CountAsync() == 0) return;
        await accept.ClickAsync();
        await maker.SeesAsync("Terima temuan", "Accept findings");
        foreach (var code in await maker.Page.GetByRole(AriaRole.Checkbox).AllAsync()) await code.CheckAsync();
        await maker.TypeAsync("Alasan", "Reason", "Sepuluh bulan sekaligus, sesuai daftar Kepgub.");
        await maker.SendAsync("Terima temuan", "Accept the findings");
    }

    /// <summary>Whoever built a run finds no button to approve it, and the address itself refuses.</summary>
    private static async Task RefuseTheMakerAsync(Desks desks)
    {
        var maker = await desks.AtAsync(Role.PusdatinOfficer);
        await maker.Page.GotoAsync(RunPage);
        await maker.SeesAsync(Run, Run);
        Assert.Equal(0, await ToApprove(maker).CountAsync());
        var refused = await maker.Page.GotoAsync(RunPage + "/approve");
        Assert.Equal(403, refused!.Status);
        await maker.SeesAsync("Anda tidak berhak membuka halaman ini", "You may not open this page");
    }

    private static async Task<List<Role>> ApproveAsync(Desks desks)
    {
        var approvers = new List<Role>();
        foreach (var role in (Role[])[Role.DinasApprover, Role.Treasurer, Role.RegionalTreasurer])
        {
            var officer = await desks.AtAsync(role);
            await officer.Page.GotoAsync(RunPage);
            if (await ToApprove(officer).CountAsync() == 0) continue;
            await desks.ActAsync(role, RunPage, ("Setujui", "Approve"), ("Setujui penyaluran ini", "Approve this run"));
            approvers.Add(role);
        }
        return approvers;
    }

    private static ILocator ToApprove(Reader officer) =>
        officer.Page.GetByRole(AriaRole.Link, new() { Name = officer.Say("Setujui", "Approve"), Exact = true });

    /// <summary>The three papers, each for the run's amount, which the page proposes.</summary>
    private static async Task<long> OrderAsync(Desks desks)
    {
        (string Kind, Role Role)[] papers = [("SPP", Role.Treasurer), ("SPM", Role.Treasurer), ("SP2D", Role.RegionalTreasurer)];
        foreach (var (kind, role) in papers)
        {
            await desks.ActAsync(
                role, RunPage, ("Catat SPP, SPM, SP2D", "Record SPP, SPM, SP2D"), ($"Catat {kind}", $"Record {kind}"),
                (($"Nomor {kind}", $"Number of the {kind}"), $"{kind}-{Run}"), (("Tanggal surat", "Date on the paper"), "2022-12-06"));
        }
        var treasurer = await desks.AtAsync(Role.RegionalTreasurer);
        await treasurer.Page.GotoAsync(RunPage);
        var amounts = await treasurer.Page.Locator("tr", new() { HasText = $"SP2D-{Run}" }).Locator("td.number").InnerTextAsync();
        return long.Parse(string.Concat(amounts.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset On(int dayOfDecember) => new(2022, 12, dayOfDecember, 8, 0, 0, ProcessContext.Jakarta);
}
