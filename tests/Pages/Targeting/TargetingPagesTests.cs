using System.Globalization;
using System.Net;
using Paseban.Assistance.Targeting;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Targeting;

public sealed class TargetingPagesTests(DemoWorld world)
{
    private static readonly string[] Plain =
        ["/targeting", "/targeting/lists", "/targeting/quota", "/targeting/candidates", "/targeting/what-if"];

    [DatabaseTheory]
    public async Task Pages_OfNothing_SayWhatIsMissing(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);

        foreach (var path in Plain)
        {
            var page = await officer.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (path != "/targeting/what-if") Assert.NotNull(page.Document.QuerySelector(".empty"));
        }
        var none = (Lists: Reference.Of("DST", 9), Rankings: Reference.Of("RANK", 9));
        foreach (var path in new[] { $"/targeting/lists/{none.Lists}", $"/targeting/rankings/{none.Rankings}", "/targeting?wave=NONE",
            "/targeting/candidates/rank?programme=KLJ&month=2022-01" })
            Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.GetAsync("/targeting/lists/DST-1")).Status);
    }

    [Fact]
    public async Task Overview_OfAPlayedWave_CountsEachStepAndFollowsOnFromTheOneBefore()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);
        using var lurah = await Reader.OfAsync(site, Role.Lurah);

        var page = await auditor.GetAsync("/targeting");
        var part = await lurah.GetAsync("/targeting");

        Assert.Contains("Daftar Sasaran Tetap", page.Text, StringComparison.Ordinal);
        Assert.Contains("Penetapan Kementerian Sosial", page.Text, StringComparison.Ordinal);
        var (all, own) = (FirstCount(page), FirstCount(part));
        var list = (await new ShowTargetList(site.Database).ListAsync(TestContext.Current.CancellationToken))[0];
        Assert.True(all >= list.Lines && all > own, $"{all} people in the whole city, {list.Lines} on the list, {own} in one kelurahan.");
    }

    [Fact]
    public async Task List_PageByPage_ShowsEveryLineOnceWithMaskedNames()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);
        var list = (await new ShowTargetList(site.Database).ListAsync(TestContext.Current.CancellationToken))[0];

        var people = new List<string>();
        var next = "/targeting/lists/" + list.Reference;
        while (next is not null)
        {
            var page = await auditor.GetAsync(next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All(page.Document.QuerySelectorAll("tbody td:nth-child(3)"), name => Assert.Contains('*', name.TextContent));
            people.AddRange(page.Document.QuerySelectorAll("tbody td:nth-child(2)").Select(cell => cell.TextContent));
            next = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        var areas = await auditor.GetAsync($"/targeting/lists/{list.Reference}/areas");

        Assert.Equal(list.Lines, people.Count);
        Assert.Equal(list.Lines, people.Distinct().Count());
        Assert.NotNull(areas.Document.QuerySelector(".notice"));
        Assert.Null(areas.Document.QuerySelector("main .trouble"));
    }

    [Fact]
    public async Task List_ForALurah_ShowsTheirKelurahanOnly()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var list = (await new ShowTargetList(site.Database).ListAsync(TestContext.Current.CancellationToken))[0];
        var shown = await new ShowTargetList(site.Database).RunAsync(list.Reference, TestContext.Current.CancellationToken);
        var areas = shown.Value.Kelurahan;
        using var lurah = await Reader.OfAsync(site, Role.Lurah, areas[0].Area);

        var page = await lurah.GetAsync($"/targeting/lists/{list.Reference}?area={areas[^1].Area}");
        var own = await lurah.GetAsync($"/targeting/lists/{list.Reference}");
        var counted = await lurah.GetAsync($"/targeting/lists/{list.Reference}/areas");

        Assert.NotNull(page.Document.QuerySelector(".empty"));
        Assert.Equal(
            [areas[0].Kelurahan], own.Document.QuerySelectorAll("tbody td:nth-child(4)").Select(cell => cell.TextContent).Distinct());
        Assert.Single(counted.Document.QuerySelectorAll("tbody tr"));
        // A part of the rows has another hash: nobody is told that the list was tampered with.
        Assert.Null(counted.Document.QuerySelector("main .trouble"));
    }

    [Fact]
    public async Task Lock_WithNobodyNew_IsRefusedAndSaysWhy()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var approver = await Reader.OfAsync(site, Role.DinasApprover);
        var list = (await new ShowTargetList(site.Database).ListAsync(TestContext.Current.CancellationToken))[0];

        var page = await approver.GetAsync("/targeting/lists/lock?wave=" + list.Wave);
        var unknown = await approver.GetAsync("/targeting/lists/lock?wave=NONE");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
        const string Token = "__RequestVerificationToken";
        var elsewhere = await approver.GetAsync("/targeting/quota/import");
        using var forced = await approver.PostAsync(
            "/targeting/lists/lock?wave=" + list.Wave, ("Seen", "0"),
            (Token, elsewhere.Document.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Conflict, forced.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }

    [Fact]
    public async Task Assess_WithoutProgrammeOrMonth_ShowsBothErrors()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var form = await officer.GetAsync("/targeting/candidates/assess");

        var empty = await officer.SendAsync(form, ("Programme", ""), ("Month", ""));
        var early = await officer.SendAsync(form, ("Programme", "KLJ"), ("Month", "1990-01"));

        Assert.Equal((HttpStatusCode.BadRequest, 2), (empty.Status, empty.Errors.Count));
        Assert.Single(early.Errors);
    }

    [Fact]
    public async Task AssessAndRank_AsAPusdatinOfficer_RunAsJobsAndLeadToTheirResult()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var officer = await Reader.OfAsync(site, Role.PusdatinOfficer);
        var one = (
            await new ShowTargeting(site.Database).CandidaciesAsync(LawFolder.Law.Version, TestContext.Current.CancellationToken))[0];

        var asked = await officer.SendAsync(
            await officer.GetAsync("/targeting/candidates/assess"), ("Programme", one.Programme), ("Month", one.Month.ToString()));
        var judged = await officer.EndedAsync(asked);
        var form = await officer.GetAsync($"/targeting/candidates/rank?programme={one.Programme}&month={one.Month}");
        var ranked = await officer.EndedAsync(await officer.SendAsync(form, "main form"));
        var link = ranked.Document.QuerySelector("a.govuk-button")!.GetAttribute("href")!;

        Assert.Contains("calon dinilai", judged.Text, StringComparison.Ordinal);
        Assert.StartsWith("/targeting/rankings/RANK-", link, StringComparison.Ordinal);
        foreach (var path in new[] { link, link + "/areas", link + "/next", link + "?outcome=waiting" })
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(path)).Status);
    }

    [Fact]
    public async Task WhatIf_WithHalfTheQuotas_CountsFewerPeopleAndLessMoney()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var approver = await Reader.OfAsync(site, Role.DinasApprover);
        var form = await approver.GetAsync("/targeting/what-if");

        var half = await approver.SendAsync(form, ("Quota", "-50"));
        var nothing = await approver.SendAsync(form, ("Quota", ""));
        var wrong = await approver.SendAsync(form, ("Quota", "lots"), ("Decile", "11"));

        Assert.Equal(HttpStatusCode.OK, half.Status);
        Assert.NotEmpty(half.Document.QuerySelectorAll("td.differs"));
        Assert.Equal((HttpStatusCode.BadRequest, 1), (nothing.Status, nothing.Errors.Count));
        Assert.Equal(2, wrong.Errors.Count);
    }

    [Fact]
    public async Task Quota_OfTheListsYear_SumsTheKelurahan()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);

        var page = await auditor.GetAsync("/targeting/quota?year=2022&programme=KLJ");

        var places = page.Document.QuerySelectorAll("tbody td:nth-child(3)")
            .Sum(cell => long.Parse(cell.TextContent.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        Assert.True(places > 0);
        Assert.Contains(
            string.Create(CultureInfo.GetCultureInfo("id-ID"), $"{places:N0} tempat di"), page.Text, StringComparison.Ordinal);
    }

    private static long FirstCount(Shown page) =>
        page.Document.QuerySelector("tbody td.number") is { } cell
            ? long.Parse(cell.TextContent.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : 0;
}
