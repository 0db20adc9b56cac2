using System.Net;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Accounts;

/// <summary>The way into a citizen's account, and what can be done there.</summary>
public sealed class CitizenAccountTests
{
    [DatabaseTheory]
    public async Task SignUp_WithTheCodeThatCame_OpensTheAccountAndLogsOutAgain(Engine engine)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, engine);
        using var reader = await Citizens.SignUpAsync(site);

        var account = await reader.GetAsync("/akun");
        var left = await reader.SendAsync(account, "form[action='/keluar']");
        var asked = await reader.GetAsync("/akun");

        Assert.Contains("Ibu Sri", account.Text, StringComparison.Ordinal);
        Assert.Equal("/", left.Path);
        Assert.StartsWith("/masuk?kembali=%2Fakun", asked.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignUp_WithWrongFields_SaysSoAtEachField()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        var shown = await reader.SendAsync(
            await reader.GetAsync("/daftar-akun"), ("Name", ""), ("Contact", "bukan nomor"), ("Password", "pendek"));

        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Equal(["#Name", "#Contact", "#Password"], Links(shown));
        Assert.DoesNotContain("pendek", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignUp_OfAContactThatHasAnAccount_LooksTheSameAndSendsNoCode()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var first = await Citizens.SignUpAsync(site);
        using var second = new Reader(site);

        var code = await Citizens.AskAsync(site, second, "+62 812-3456-7890");

        Assert.Equal("", code);
    }

    [Fact]
    public async Task Code_WrongOrWithoutAsking_OpensNothing()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);

        var unasked = await reader.GetAsync("/daftar-akun/kode");
        var right = await Citizens.AskAsync(site, reader, "sri@contoh.id");
        var form = await reader.GetAsync("/daftar-akun/kode");
        var empty = await reader.SendAsync(form, ("Code", ""));
        var wrong = await reader.SendAsync(form, ("Code", (right[0] == '9' ? '0' : '9') + right[1..]));

        Assert.Equal("/daftar-akun", unasked.Path);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (empty.Status, wrong.Status));
        Assert.Equal(["#Code"], Links(wrong));
        Assert.StartsWith("/masuk", (await reader.GetAsync("/pendaftaran")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_LeadsBackToWhereSomebodyWanted_AndNowhereElse()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var made = await Citizens.SignUpAsync(site);
        using var reader = new Reader(site);
        using var other = new Reader(site);

        var home = await Citizens.SignInAsync(reader, await reader.GetAsync("/rumah-tangga"));
        var elsewhere = await Citizens.SignInAsync(other, await other.GetAsync("/masuk?kembali=%2F%2Fexample.org"));

        Assert.Equal("/rumah-tangga", home.Path);
        Assert.Equal("/pendaftaran", elsewhere.Path);
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrUnknownContact_SaysTheSameAtTheForm()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var made = await Citizens.SignUpAsync(site);
        using var reader = new Reader(site);
        var form = await reader.GetAsync("/masuk");

        var wrong = await reader.SendAsync(form, ("Contact", "081234567890"), ("Password", "bukan kata sandinya"));
        var unknown = await reader.SendAsync(form, ("Contact", "081299999999"), ("Password", "bukan kata sandinya"));
        var empty = await reader.SendAsync(form, ("Contact", ""), ("Password", ""));

        Assert.NotEmpty(wrong.Errors);
        Assert.Equal((wrong.Status, string.Join('|', wrong.Errors)), (unknown.Status, string.Join('|', unknown.Errors)));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
    }

    [Fact]
    public async Task Recovery_WithTheCode_SetsANewPasswordAndEndsOtherSessions()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var before = await Citizens.SignUpAsync(site);
        using var reader = new Reader(site);

        var code = await reader.SendAsync(await reader.GetAsync("/lupa-sandi"), ("Contact", "081234567890"));
        var message = await Citizens.NewestMessageAsync(site);
        var weak = await reader.SendAsync(code, ("Code", Telephone.CodeIn(message)), ("Password", "pendek"));
        var mine = await reader.SendAsync(weak, ("Code", Telephone.CodeIn(message)), ("Password", "sepeda biru langit senja"));

        Assert.Equal(("/lupa-sandi/kode", HttpStatusCode.BadRequest), (code.Path, weak.Status));
        Assert.Equal("/pendaftaran", mine.Path);
        Assert.StartsWith("/masuk", (await before.GetAsync("/akun")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_WithTwoSessions_EndsTheOtherAndChangesThePassword()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var phone = await Citizens.SignUpAsync(site);
        using var warnet = await Citizens.SignInAsync(site);

        var account = await phone.GetAsync("/akun");
        await phone.SendAsync(account, "form[action$='handler=End']");
        var wrong = await phone.SendAsync(account, ("Current", "bukan kata sandinya"), ("New", "sepeda biru langit senja"));
        var changed = await phone.SendAsync(account, ("Current", Citizens.Password), ("New", "sepeda biru langit senja"));

        Assert.StartsWith("/masuk", (await warnet.GetAsync("/akun")).Path, StringComparison.Ordinal);
        Assert.Equal(["#Current"], Links(wrong));
        Assert.Equal("/akun", changed.Path);
        Assert.Contains("Kata sandi diganti", changed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_TooOftenFromOnePlace_IsHeldUp()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        using var reader = new Reader(site);
        var form = await reader.GetAsync("/masuk");

        Shown answer = form;
        for (var i = 0; i < 31; i++) answer = await reader.SendAsync(form, ("Contact", ""), ("Password", ""));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
    }

    private static IEnumerable<string?> Links(Shown shown) =>
        shown.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href"));
}
