using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Jobs;
using Paseban.Office.Jobs;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Disbursement;

public sealed class MoneyPagesTests(DemoWorld world)
{
    private const string Run = MoneyPages.Next;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/runs")]
    [InlineData("/runs/JAN-2022")]
    [InlineData("/runs/JAN-2022/reconciliation")]
    [InlineData("/runs/JAN-2022/payments")]
    [InlineData("/runs/JAN-2022/payments?state=Credited&programme=KLJ&area=31.73")]
    [InlineData("/bank")]
    [InlineData("/exceptions")]
    [InlineData("/suspense")]
    [InlineData("/suspense?all=yes")]
    [InlineData("/budget?year=2022")]
    [InlineData("/ledger")]
    [InlineData("/ledger?through=2022-01-31")]
    [InlineData("/ledger/1120")]
    [InlineData("/receivables")]
    [InlineData("/figures")]
    [InlineData("/figures?run=JAN-2022&figure=CreditedRupiah&programme=KLJ")]
    public async Task Page_ForTheAuditor_ShowsAndOffersNoAct(string path)
    {
        await using var office = await MoneyPages.OpenAsync(world);

        var shown = await office.GetAsync(Role.Auditor, path);

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Single(shown.Document.QuerySelectorAll("h1"));
        Assert.DoesNotContain(
            shown.Document.QuerySelectorAll("main form[method=post]"),
            form => form.QuerySelector("button[name=format]") is null);
        Assert.DoesNotMatch(Secrets.AnyNik, shown.Html);
    }

    [Theory]
    [InlineData("/runs/NONE")]
    [InlineData("/runs/NONE/payments")]
    [InlineData("/runs/NONE/reconciliation")]
    [InlineData("/payments/PAY-1111-1")]
    [InlineData("/ledger/9999")]
    [InlineData("/ledger/entries/999999")]
    public async Task Page_OfNothing_IsNotFound(string path)
    {
        await using var office = await MoneyPages.OpenAsync(world);

        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(Role.Auditor, path)).Status);
    }

    [DatabaseTheory]
    public async Task Pages_BeforeAnythingHappened_SayWhatToDo(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        string[] paths = ["/runs", "/bank", "/exceptions", "/suspense", "/budget", "/ledger/1120", "/receivables", "/figures"];
        foreach (var path in paths)
        {
            var shown = await reader.GetAsync(path);
            Assert.True(shown.Status == HttpStatusCode.OK, $"{path}: {shown.Status}");
            Assert.NotEmpty(shown.Document.QuerySelectorAll("main .empty"));
        }
    }

    [Fact]
    public async Task Act_OnAClosedRun_SaysSoAndHasNoButton()
    {
        await using var office = await MoneyPages.OpenAsync(world);

        var shown = await office.GetAsync(Role.DinasApprover, "/runs/JAN-2022/approve");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Empty(shown.Document.QuerySelectorAll("main form"));
        Assert.NotEmpty(shown.Document.QuerySelectorAll("main .trouble"));
    }

    [Fact]
    public async Task Run_FromBuildToTheBank_GoesThroughDifferentHands()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        await office.BuildAsync();
        var built = await office.GetAsync(Role.PusdatinOfficer, $"/runs/{Run}");
        var tooEarly = await office.GetAsync(Role.BankLiaison, $"/runs/{Run}/instruct");
        await office.InstructAsync();
        var instructed = await office.GetAsync(Role.BankLiaison, $"/runs/{Run}");
        var noBank = await office.SendAsync(Role.BankLiaison, "/bank/send");

        Assert.Contains("Diperiksa", built.Document.QuerySelector("main .govuk-tag")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(tooEarly.Document.QuerySelectorAll("main form"));
        Assert.Contains("Di bank", instructed.Document.QuerySelector("main .govuk-tag")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("belum diatur", noBank.Errors.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewRun_OfNonsense_SaysItAtTheFields()
    {
        await using var office = await MoneyPages.OpenAsync(world);

        var wrong = await office.SendAsync(Role.PusdatinOfficer, "/runs/new", ("Name", "not a name"), ("From", ""));
        var taken = await office.SendAsync(
            Role.PusdatinOfficer, "/runs/new", ("Name", MoneyPages.Paid), ("Programmes", "KLJ"), ("From", "2022-02"),
            ("ValueDate", "2099-01-03"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(4, wrong.Errors.Count);
        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
    }

    [Fact]
    public async Task Auditor_FollowsARupiah_FromTheLedgerToTheDecree()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var auditor = await office.AsAsync(Role.Auditor);

        var account = await FollowAsync(auditor, await auditor.GetAsync("/ledger"), "/ledger/5110");
        var entry = await FollowAsync(auditor, account, "/ledger/entries/");
        var run = await FollowAsync(auditor, entry, "/runs/JAN-2022");
        var payments = await FollowAsync(auditor, run, "/runs/JAN-2022/payments");
        var payment = await FollowAsync(auditor, payments, "/payments/PAY-");
        var decree = await FollowAsync(auditor, payment, "/decrees/DEC-");

        Assert.Contains("Kepgub 99/202", decree.Text, StringComparison.Ordinal);
        Assert.NotEmpty(payment.Document.QuerySelectorAll("a[href^='/ledger/entries/']"));
    }

    [Fact]
    public async Task Export_OfPayments_IsFetchedByItsAskerOnly()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var treasurer = await office.AsAsync(Role.Treasurer);
        var list = await treasurer.GetAsync("/runs/JAN-2022/payments");

        var job = await treasurer.WaitAsync(await treasurer.SendAsync(list, "form[method=post]", ("format", "csv")));
        var page = await MoneyPages.ResultAsync(treasurer, job);
        var file = await treasurer.SendAsync(page);
        var other = await (await office.AsAsync(Role.Auditor)).GetAsync(page.Path);

        Assert.StartsWith("pembayaran,penerima,nama", file.Html.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("PAY-", file.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task Export_AtWork_TellsHowManyRowsThereAre()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var treasurer = await office.AsAsync(Role.Treasurer);
        var list = await treasurer.GetAsync("/runs/JAN-2022/payments");
        var page = await treasurer.WaitAsync(await treasurer.SendAsync(list, "form[method=post]", ("format", "csv")));
        var actor = A.Actor(await office.CountAsync("select max(actor_id) from job"), Role.Treasurer);
        var job = (await new ShowJobs(office.Site.Database).FindAsync(page.Path.Split('/')[^1], actor, Stop)).Value;
        var seen = new Seen();

        _ = await office.Site.Services.GetRequiredService<JobKinds>().Find(job.Kind)!.Work(
            new(job, actor, office.Site.Services, office.Site.Database, office.Site.Time.GetUtcNow(), seen, Stop));

        var payments = await office.CountAsync("select payments from run where name = 'JAN-2022'");
        Assert.Equal((payments, payments), (seen.Last.Done, seen.Last.Total));
    }

    [Fact]
    public async Task Budget_RecordedWithNonsense_SaysItAtTheFields()
    {
        await using var office = await MoneyPages.OpenAsync(world);

        var wrong = await office.SendAsync(Role.Treasurer, "/budget/record", ("Year", "x"), ("Dpa", ""), ("Ceiling", "1,5"));
        var right = await office.SendAsync(
            Role.Treasurer, "/budget/record", ("Year", "2023"), ("Programme", "KLJ"), ("Dpa", "DPA-1"), ("Ceiling", "300.000.000"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(3, wrong.Errors.Count);
        Assert.Contains("Rp300.000.000", right.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundaries_OfTheMap_AreKeptByTheBrowser()
    {
        await using var office = await MoneyPages.OpenAsync(world);
        var auditor = await office.AsAsync(Role.Auditor);
        var figures = await auditor.GetAsync("/figures");
        var address = figures.Document.QuerySelector("[data-map]")!.GetAttribute("data-map")!;

        using var outlines = await auditor.RawAsync(address);

        Assert.Equal(HttpStatusCode.OK, outlines.StatusCode);
        Assert.Equal(TimeSpan.FromDays(365), outlines.Headers.CacheControl!.MaxAge);
        Assert.NotEmpty(figures.Document.QuerySelectorAll("#map ~ details tbody tr"));
    }

    /// <summary>The last that a work told.</summary>
    private sealed class Seen : IProgress<WorkProgress>
    {
        public WorkProgress Last { get; private set; }

        public void Report(WorkProgress value) => Last = value;
    }

    private static async Task<Shown> FollowAsync(Reader reader, Shown page, string begins)
    {
        var link = page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!)
            .FirstOrDefault(href => href.StartsWith(begins, StringComparison.Ordinal));
        Assert.True(link is not null, $"{page.Path} has no link to {begins}");
        var next = await reader.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, next.Status);
        return next;
    }

    [Fact]
    public async Task Record_WhatAnotherRecordsAtTheSameMoment_IsToldInWords()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Postgres);
        using var treasurer = await Reader.OfAsync(site, Role.Treasurer);
        var form = await treasurer.GetAsync("/budget/record");
        await using var other = await site.Database.BeginAsync(
            new(ProcessKind.DatabaseMigrating, site.Time.GetUtcNow(), Actor.System), Stop);
        await other.ExecuteAsync(
            """
            insert into budget_line (fiscal_year, programme, version, dpa, ceiling, recorded_at, recorded_by)
            values (2023, 'KLJ', 1, 'DPA-1', 1, 1, 1)
            """, ct: Stop);

        var sending = treasurer.SendAsync(form, ("Year", "2023"), ("Programme", "KLJ"), ("Dpa", "DPA-2"), ("Ceiling", "300.000.000"));
        await Task.WhenAny(sending, Task.Delay(500, Stop));
        await other.CommitAsync(Stop);
        var answer = await sending;

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Orang lain menyimpan hal yang sama", answer.Text, StringComparison.Ordinal);
    }
}
