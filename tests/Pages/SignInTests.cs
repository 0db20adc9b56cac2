using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Paseban.Storage;
using Paseban.Tests.Pages.Accounts;

namespace Paseban.Tests.Pages;

public sealed class SignInTests
{
    [DatabaseTheory]
    public async Task SignIn_WithBothSteps_OpensTheOffice(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, engine);
        using var reader = await Reader.OfAsync(site, Role.Administrator);

        var home = await reader.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains("Uji t-administrator", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_WithAWrongPasswordOrAnUnknownName_SaysTheSame()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var known = await Reader.OfAsync(site, Role.Treasurer);
        using var stranger = new Reader(site);
        var form = await stranger.GetAsync("/sign-in");

        var wrong = await stranger.SendAsync(form, ("Login", "t-treasurer"), ("Password", "not the password"));
        var unknown = await stranger.SendAsync(form, ("Login", "nobody.here"), ("Password", "not the password"));
        var empty = await stranger.SendAsync(form, ("Login", ""), ("Password", ""));

        Assert.NotEmpty(wrong.Errors);
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
    }

    [Fact]
    public async Task Page_WithoutSigningIn_LeadsToSignInAndBack()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        var user = await StaffUser.AddAsync(site, "t-kembali", Role.Auditor);
        using var reader = new Reader(site);

        var form = await reader.GetAsync("/jobs?after=JOB-1");
        var shown = await reader.SignInAsync(user, form);

        Assert.StartsWith("/sign-in?kembali=%2Fjobs", form.Path, StringComparison.Ordinal);
        Assert.Equal("/jobs?after=JOB-1", shown.Path);
    }

    [Fact]
    public async Task SignOut_OfASession_EndsIt()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        await reader.SendAsync(await reader.GetAsync("/sign-out"));

        Assert.StartsWith("/sign-in", (await reader.GetAsync("/jobs")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_ThatIsOnlyPolled_EndsLikeOneThatNobodyUses()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        site.MoveTo(site.Time.GetUtcNow().AddMinutes(20));
        var polled = await reader.PollAsync("/jobs");
        site.MoveTo(site.Time.GetUtcNow().AddMinutes(15));
        var later = await reader.GetAsync("/jobs");

        Assert.Equal(HttpStatusCode.OK, polled);
        Assert.StartsWith("/sign-in", later.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutTheFormsToken_IsRefused()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var reader = await Reader.OfAsync(site, Role.Auditor);

        using var answer = await reader.PostAsync("/sign-out");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/jobs", (await reader.GetAsync("/jobs")).Path);
    }

    [Fact]
    public async Task Language_ThatWasChosen_StaysAndLeadsNowhereElse()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var reader = new Reader(site);

        var english = await reader.GetAsync("/bahasa/en?kembali=%2Fsign-in");
        var elsewhere = await reader.GetAsync("/bahasa/id?kembali=%2F%2Fexample.org");

        Assert.Equal("en", english.Document.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("/sign-in", elsewhere.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/tidak-ada", HttpStatusCode.NotFound)]
    [InlineData("/gelombang", HttpStatusCode.InternalServerError)]
    public async Task Get_OfAnyPage_CarriesTheSecurityHeaders(string path, HttpStatusCode status)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await BreakAsync(site, "registration_wave");
        using var reader = new Reader(site);

        using var answer = await reader.RawAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Get_WhileSessionsCannotBeRead_SaysThatSomethingWentWrong()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = await Citizens.SignUpAsync(site);
        await BreakAsync(site, "web_session");

        var shown = await reader.GetAsync("/");

        Assert.Equal(HttpStatusCode.InternalServerError, shown.Status);
        Assert.Contains("Ada gangguan pada sistem", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AfterTheSessionEnded_LeadsToSignInAndBackToThePage()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = await Citizens.SignUpAsync(site);
        var account = await reader.GetAsync("/akun");

        site.MoveTo(site.Time.GetUtcNow().AddHours(13));
        var shown = await reader.SendAsync(account, ("Current", "x"), ("New", "y"));

        Assert.Equal("/masuk?kembali=%2Fakun", shown.Path);
    }

    [Theory]
    [InlineData("/akun?a=1#b", true)]
    [InlineData("/", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("akun", false)]
    [InlineData("//example.org", false)]
    [InlineData("/\\example.org", false)]
    [InlineData("/\u00e9", false)]
    [InlineData("/a b", false)]
    [InlineData("/a\nb", false)]
    public void LocalPath_OfAPath_IsOneOfThisSiteInPlainSigns(string? path, bool isOne) => Assert.Equal(isOne, LocalPath.Is(path));

    [Fact]
    public async Task Language_WithAPathThatIsNone_LeadsToTheFirstPage()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        var shown = await reader.GetAsync("/bahasa/en?kembali=/%C3%A9");

        Assert.Equal((HttpStatusCode.OK, "/"), (shown.Status, shown.Path));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2::1", "20010DB800010002")]
    [InlineData("2001:db8:1:2:ffff::9", "20010DB800010002")]
    [InlineData(null, "")]
    public void Place_OfAnAddress_IsTheHouse(string? address, string place)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);

        Assert.Equal(place, RateLimits.Place(http));
    }

    [Fact]
    public async Task Cookies_BehindAProxyWithTls_TravelByTlsOnly()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var browser = new HttpClient { BaseAddress = site.Address };
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var answer = await browser.GetAsync("/masuk", TestContext.Current.CancellationToken);

        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(WebSite.Portal, 48)]
    [InlineData(WebSite.Office, 64)]
    public async Task Request_OfASite_CarriesAtMost(WebSite kind, int megabytes)
    {
        await using var site = await Site.OfNothingAsync(kind, Engine.Sqlite);

        var limits = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal(megabytes * 1024L * 1024, limits.MaxRequestBodySize);
    }

    /// <summary>Takes a table away, so that whatever asks for it fails.</summary>
    private static async Task BreakAsync(Site site, string table)
    {
        await using var work = await site.Database.BeginAsync(A.Process());
        await work.ExecuteAsync($"alter table {table} rename to gone");
        await work.CommitAsync();
    }
}
