using System.Net;

namespace Paseban.Tests.Pages.Disbursement;

/// <summary>What is decided about money is what was seen: how many, how much, which paper, which files.</summary>
public sealed class MoneyDecisionsTests(DemoWorld world)
{
    private const string Run = $"/runs/{MoneyPages.Next}";
    private const string Why = "Rekening menyusul dari bank.";

    [Fact]
    public async Task Release_OfWhatIsNoLongerThere_IsRefusedAndShownAnew()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync(held: 2);
        var approver = await office.AsAsync(Role.DinasApprover);
        var both = await approver.GetAsync($"{Run}/release");
        var list = await approver.GetAsync($"{Run}/payments?state=Held");
        var one = list.Document.QuerySelectorAll("main a").Select(link => link.TextContent.Trim())
            .First(text => text.StartsWith("PAY-", StringComparison.Ordinal));

        var chosen = await approver.SendAsync(both, "form.filters", ("Payment", one), ("HoldReason", "NO_ACCOUNT"));
        var released = await approver.SendAsync(chosen, ("Reason", Why));
        var again = await approver.SendAsync(chosen, ("Reason", Why));
        var stale = await approver.SendAsync(both, ("Reason", Why));
        var rest = await approver.SendAsync(stale, ("Reason", Why));

        Assert.Equal("2", both.Document.QuerySelector("input[name=SeenPayments]")!.GetAttribute("value"));
        Assert.Equal("1", chosen.Document.QuerySelector("input[name=SeenPayments]")!.GetAttribute("value"));
        Assert.EndsWith(Run, released.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Anda melihat 2 pembayaran", stale.Errors.Single(), StringComparison.Ordinal);
        Assert.EndsWith(Run, rest.Path, StringComparison.Ordinal);
        Assert.Equal(2, await office.CountAsync("select count(*) from payment where state = 'cancelled'"));
    }

    [Fact]
    public async Task Release_OfAPaymentThatIsNotHeld_OffersNoDecision()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync(held: 1);

        var shown = await office.GetAsync(Role.DinasApprover, $"{Run}/release?Payment=PAY-0000-0");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.NotEmpty(shown.Document.QuerySelectorAll("main .trouble"));
        Assert.Empty(shown.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task Forfeit_WithoutItsBasis_IsRefusedThenDone()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync(held: 1);
        var approver = await office.AsAsync(Role.DinasApprover);
        var form = await approver.GetAsync($"{Run}/forfeit?HoldReason=NO_ACCOUNT");

        var without = await approver.SendAsync(form, ("Reason", Why));
        var done = await approver.SendAsync(without, ("Evidence", "Kepgub 1/2022, 3 Januari 2022"));

        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.EndsWith(Run, done.Path, StringComparison.Ordinal);
        Assert.Equal(1, await office.CountAsync("select count(*) from payment where state = 'forfeited'"));
    }

    [Fact]
    public async Task Approve_OfARunWithHeldPayments_NamesWhatIsPaidAndWhoMay()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync(held: 2);
        var planned = await office.CountAsync("select count(*) from payment where state = 'planned'");
        var (held, amount) = (
            await office.CountAsync("select count(*) from payment where state = 'held'"),
            new Rupiah(await office.CountAsync("select cast(sum(amount) as bigint) from payment where state = 'held'")));

        var mine = await office.GetAsync(Role.DinasApprover, $"{Run}/approve");
        var notMine = await office.GetAsync(Role.Treasurer, $"{Run}/approve");

        Assert.Contains($"Anda menyetujui {planned} pembayaran", mine.Text, StringComparison.Ordinal);
        Assert.True(held >= 2, $"{held} are held.");
        Assert.Contains($"{held} pembayaran sebesar {amount} ditahan", mine.Text, StringComparison.Ordinal);
        Assert.NotEmpty(notMine.Document.QuerySelectorAll("main .trouble"));
        Assert.Empty(notMine.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Order_SentTwice_IsRecordedOnceAndTheNextWaits()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync(held: 1);
        await office.SendAsync(Role.DinasApprover, $"{Run}/approve");
        var treasurer = await office.AsAsync(Role.Treasurer);
        var today = DateOnly.FromDateTime(office.Site.Time.GetUtcNow().DateTime).Iso;
        var form = await treasurer.GetAsync($"{Run}/order");

        await treasurer.SendAsync(form, ("Number", "1/SPP"), ("Dated", today));
        await treasurer.SendAsync(form, ("Number", "1/SPP"), ("Dated", today));
        var next = await treasurer.GetAsync($"{Run}/order");

        Assert.Equal(1, await office.CountAsync("select count(*) from payment_order where number = '1/SPP'"));
        Assert.Equal("SPM", next.Document.QuerySelector("input[name=Paper]")!.GetAttribute("value"));
        Assert.Equal(
            await office.CountAsync("select amount from payment_order where number = '1/SPP'"),
            await office.CountAsync("select cast(sum(amount) as bigint) from payment where state = 'approved'"));
    }

    [Fact]
    public async Task Send_OfOtherFilesThanSeen_SendsNone()
    {
        using var place = new TemporaryFolder();
        await using var office = await MoneyPages.OpenAsync(world, place.Of("exchange"));
        await office.BuildAsync();
        await office.InstructAsync();
        var liaison = await office.AsAsync(Role.BankLiaison);
        var form = await liaison.GetAsync("/bank/send");

        var other = await liaison.WaitAsync(await liaison.SendAsync(form, ("Files", "OTHER.xml")));
        var sent = await liaison.EndedAsync(await liaison.SendAsync(form));

        Assert.Contains(
            "sudah bukan yang Anda lihat", other.Document.QuerySelector("main .trouble")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 berkas terkirim", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloseYear_BeforeItsEndOpenOrOfAnotherSum_IsRefusedThenDone()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var treasurer = await office.AsAsync(Role.Treasurer);
        var early = await treasurer.GetAsync("/years/2022/close");
        await office.BuildAsync();
        office.Site.MoveTo(new DateTimeOffset(2022, 12, 31, 9, 0, 0, TimeSpan.FromHours(7)));
        using var closer = await Reader.OfAsync(office.Site, Role.Treasurer, "31");
        var open = await closer.GetAsync("/years/2022/close");
        using var officer = await Reader.OfAsync(office.Site, Role.PusdatinOfficer, "31");
        await officer.WaitAsync(await officer.SendAsync(await officer.GetAsync($"{Run}/cancel"), ("Reason", Why)));
        var form = await closer.GetAsync("/years/2022/close");

        var other = await closer.SendAsync(form, ("Idle", "1"));
        var closed = await closer.SendAsync(form);

        Assert.Empty(early.Document.QuerySelectorAll("main form"));
        Assert.Empty(open.Document.QuerySelectorAll("main form"));
        Assert.Contains(MoneyPages.Next, open.Document.QuerySelector("main .trouble")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.EndsWith("/receivables", closed.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fund_WithANumberThatIsNone_IsRefusedAndNotChanged()
    {
        await using var office = await MoneyPages.OpenAsync(world);

        var wrong = await office.SendAsync(Role.Treasurer, "/budget/fund", ("FirstStatement", "tiga"), ("Holder", "ORANG LAIN"));
        var kept = await office.GetAsync(Role.Treasurer, "/budget/fund");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.NotEmpty(wrong.Errors);
        Assert.DoesNotContain("ORANG LAIN", kept.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receivables_WithAReturnAfterTheClose_NameItAndWhoSeesToIt()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.ExecuteAsync(
            """
            insert into follow_up (id, run_id, payment_id, opened_at, owner_role, closed_at)
            select 1, run_id, id, 1645000000000000, @owner, null from payment order by id limit 1
            """,
            new { owner = (long)Role.BankLiaison });

        var shown = await office.GetAsync(Role.Treasurer, "/receivables");

        Assert.Contains(
            shown.Document.QuerySelectorAll("main tbody tr"),
            row => row.TextContent.Contains(MoneyPages.Paid, StringComparison.Ordinal)
                && row.QuerySelector("a[href^='/payments/PAY-']") is not null);
    }
}
