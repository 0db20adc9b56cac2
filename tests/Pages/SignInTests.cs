using System.Net;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Tests.Pages.Harness;
using Paseban.Tests.TestKit;
using Paseban.Web.Hosting;
using Xunit;

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
        using var reader = new Reader(site);

        var shown = await reader.GetAsync("/jobs?after=JOB-1");

        Assert.StartsWith("/sign-in?kembali=%2Fjobs", shown.Path, StringComparison.Ordinal);
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

    [Fact]
    public async Task Get_OfAnyPage_CarriesTheSecurityHeaders()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        using var answer = await reader.RawAsync("/");

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }
}
