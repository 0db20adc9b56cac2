using System.Net;
using System.Text.RegularExpressions;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Public;

public sealed partial class StatusPageTests
{
    [DatabaseTheory]
    public async Task Check_BothNumbers_ShowsStandingMonthsAndNextStep(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, engine);
        await Family.AddAsync(site, 1, Family.Elder);
        await Family.EnrolAsync(site, 1, "KLJ", new Month(2024, 1), 2);

        var shown = await CheckAsync(site, Family.Elder, Family.Card);

        Assert.Equal((HttpStatusCode.OK, "/cek-status"), (shown.Status, shown.Path));
        Assert.Contains("Penerima bantuan", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Masuk rekening 1 Januari 2024", shown.Text, StringComparison.Ordinal);
        Assert.Contains("SIT* A***", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Belum dibayar", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Family.Elder, shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Family.Card, shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("AMINAH", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ElderWhoIsRefused_ReadsWhatIsNotMetAndNothingAboutOtherAges()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.AddAsync(site, 1, Family.Elder, Family.WorstFacts);

        var shown = await CheckAsync(site, Family.Elder, Family.Card);

        Assert.Contains("Untuk umur lain: KAJ, KPARJ.", shown.Text, StringComparison.Ordinal);
        Assert.Null(shown.Document.QuerySelector("a[href='/program/kaj']"));
        Assert.True(shown.Document.QuerySelector("details")!.HasAttribute("open"));
        var grounds = shown.Document.QuerySelectorAll("main h3").Select(heading => heading.TextContent).ToList();
        Assert.NotEmpty(grounds);
        Assert.All(grounds, ground => Assert.StartsWith("Tidak terpenuhi: ", ground, StringComparison.Ordinal));
        Assert.Contains("Jenis disabilitas: tidak ada", shown.Text, StringComparison.Ordinal);
        foreach (var odd in new[] { "KJP Plus", "bulan genap", "0 (tidak ada)" })
            Assert.DoesNotContain(odd, shown.Text, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Check_UnknownAndWrongPairs_GetTheSamePage(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, engine);
        await Family.AddAsync(site, 1, Family.Elder);
        await Family.AddAsync(site, 2, Family.Stranger, card: "3171990101200002");

        var unknown = await CheckAsync(site, "3171990505509999", Family.Card);
        var wrong = await CheckAsync(site, Family.Elder, "3171990101200002");

        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(unknown.Status, wrong.Status);
        Assert.Single(unknown.Errors);
        Assert.Equal(WithoutToken(unknown.Html), WithoutToken(wrong.Html));
    }

    [Fact]
    public async Task Check_NumbersThatAreNone_SaysSoAtEachField()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);

        var shown = await CheckAsync(site, "3171", "");

        Assert.Equal((HttpStatusCode.BadRequest, 2), (shown.Status, shown.Errors.Count));
        Assert.NotNull(shown.Document.QuerySelector("#Nik-error"));
        Assert.NotNull(shown.Document.QuerySelector("#Kk-error"));
        Assert.Equal(["#Nik", "#Kk"], shown.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Check_NumbersWrittenInGroups_AreRead()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.AddAsync(site, 1, Family.Elder);
        static string InGroups(string digits) => string.Join(' ', digits.Chunk(4).Select(group => new string(group)));

        var shown = await CheckAsync(site, $" {InGroups(Family.Elder)} ", InGroups(Family.Card).Replace(' ', '-'));

        Assert.Equal(HttpStatusCode.OK, shown.Status);
    }

    [Fact]
    public async Task Check_Answer_IsKeptByNobodyAndStandsInNoAddress()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.AddAsync(site, 1, Family.Elder);
        using var reader = new Reader(site);

        var answer = await CheckAsync(site, Family.Elder, Family.Card);
        var byAddress = await reader.GetAsync($"/cek-status?Nik={Family.Elder}&Kk={Family.Card}");
        using var withoutForm = await reader.PostAsync("/cek-status", ("Nik", Family.Elder), ("Kk", Family.Card));

        Assert.Equal((HttpStatusCode.OK, false, "/cek-status"), (answer.Status, answer.MayBeKept, answer.Path));
        Assert.Equal("/cek-status", byAddress.Path);
        Assert.DoesNotContain(Family.Elder, byAddress.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, withoutForm.StatusCode);
    }

    [Fact]
    public async Task Check_AskedByAMachine_IsStoppedAfterThirtyAMinute()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);
        var form = await reader.GetAsync("/cek-status");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
            answers.Add((await reader.SendAsync(form, ("Nik", "1"), ("Kk", "1"))).Status);

        Assert.All(answers.Take(30), answer => Assert.Equal(HttpStatusCode.BadRequest, answer));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[30]);
        using var stopped = await reader.PostAsync("/cek-status", ("Nik", "1"), ("Kk", "1"));
        Assert.Equal(TimeSpan.FromMinutes(1), stopped.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/cek-status")).Status);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Check_LongestAnswer_IsLightEnough(string language)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.AddAsync(site, 1, Family.Elder, Family.WorstFacts, died: "2024-02-20");
        await Family.EnrolAsync(site, 1, "KLJ", new Month(2021, 3), 36);
        await Family.EnrolAsync(site, 1, "KPDJ", new Month(2024, 4), 0);

        var shown = await CheckAsync(site, Family.Elder, Family.Card, language);

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.True(shown.Document.QuerySelectorAll("main h3").Length >= 12, "It was to be the longest answer.");
        shown.AssertLight();
    }

    private static async Task<Shown> CheckAsync(Site site, string nik, string card, string language = "id")
    {
        using var reader = new Reader(site);
        var form = await reader.GetAsync($"/bahasa/{language}?kembali=%2Fcek-status");
        return await reader.SendAsync(form, ("Nik", nik), ("Kk", card));
    }

    /// <summary>The form's token differs each time, and what was typed is the reader's own.</summary>
    private static string WithoutToken(string html) => TypedOrToken().Replace(html, "");

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex TypedOrToken();
}
