using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Tests.Pages.Accounts;

public sealed class UserPagesTests
{
    [Fact]
    public async Task Reset_OfAUser_AsksFirst()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var administrator = await Reader.OfAsync(site, Role.Administrator);
        using var auditor = await Reader.OfAsync(site, Role.Auditor);

        var user = await OpenAsync(administrator, "t-auditor");
        var asks = await administrator.GetAsync(user.Document.QuerySelector("a[href$='/reset']")!.GetAttribute("href")!);
        var before = await auditor.GetAsync("/users");
        var done = await administrator.SendAsync(asks);
        var after = await auditor.GetAsync("/users");

        Assert.Equal("/users", before.Path);
        Assert.NotNull(done.Document.QuerySelector("main code"));
        Assert.StartsWith("/sign-in", after.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/users/ACT-1111-1/reset")).Status);
    }

    [Fact]
    public async Task New_WithoutAnAreaForTheKelurahan_SaysItAtTheField()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var administrator = await Reader.OfAsync(site, Role.Administrator);

        var refused = await administrator.SendAsync(
            await administrator.GetAsync("/users/new"),
            ("Login", "siti.nur"), ("Name", "Siti Nur"), ("Roles", RoleNames.Of(Role.Lurah)), ("Areas", ""));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("bekerja di suatu wilayah", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.NotNull(
            refused.Document.QuerySelector("main form [name='Areas'][aria-invalid], main form [name='Areas'].govuk-input--error"));
    }

    [Fact]
    public async Task New_WithARoleThatIsNone_SaysItAtTheField()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var administrator = await Reader.OfAsync(site, Role.Administrator);

        foreach (var role in new[] { "emperor", RoleNames.Of(Role.Citizen) })
        {
            var refused = await administrator.SendAsync(
                await administrator.GetAsync("/users/new"), ("Login", "siti.nur"), ("Name", "Siti Nur"),
                ("Roles", RoleNames.Of(Role.Auditor)), ("Roles", role));

            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(role, Assert.Single(refused.Errors), StringComparison.Ordinal);
            Assert.NotNull(refused.Document.QuerySelector("[name='Roles'][aria-invalid]"));
        }
    }

    [Fact]
    public async Task Areas_ChosenByName_AreKeptAndLeaveRoomForMore()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        using var administrator = await Reader.OfAsync(site, Role.Administrator);
        var form = await administrator.GetAsync("/users/new");

        var unknown = await administrator.SendAsync(
            form, ("Login", "siti.nur"), ("Name", "Siti Nur"), ("Roles", RoleNames.Of(Role.Lurah)), ("Areas", "Kapuk"));
        await administrator.SendAsync(
            form, ("Login", "siti.nur"), ("Name", "Siti Nur"), ("Roles", RoleNames.Of(Role.Lurah)), ("Areas", ""),
            ("Areas", "31.73.01.1005"));
        var user = await OpenAsync(administrator, "siti.nur");
        var changed = await administrator.SendAsync(
            user, ("Roles", RoleNames.Of(Role.Lurah)), ("Areas", "31.73.01.1005"), ("Areas", "31.73.01"));

        Assert.Contains(
            "Kapuk", form.Document.QuerySelector("#Areas option[value='31.73.01.1005']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Equal(["31.73.01.1005", "", ""], Areas(user));
        Assert.Equal(["31.73.01", "31.73.01.1005", "", ""], Areas(changed));

        static IEnumerable<string?> Areas(Shown page) =>
            page.Document.QuerySelectorAll<IHtmlSelectElement>("select[name=Areas]").Select(select => select.Value);
    }

    [Fact]
    public async Task FirstSteps_OfANewUser_LeadFromTheFirstPasswordToAPageThatSaysWhatIsThere()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Office, Engine.Sqlite);
        var added = (await new AddUser(site.Database, site.Keys).RunAsync(
            new("siti.nur", "Siti Nur", new HashSet<Role> { Role.Lurah }, [AreaCode.Parse("31.73.01.1005")]),
            new(ProcessKind.ActorAdding, site.Time.GetUtcNow(), Actor.System), TestContext.Current.CancellationToken)).Value;
        using var lurah = new Reader(site);

        var first = await lurah.SendAsync(
            await lurah.GetAsync("/sign-in"), ("Login", "siti.nur"), ("Password", added.FirstPassword!));
        var elsewhere = await lurah.GetAsync("/meetings");
        var second = await lurah.SendAsync(first, ("Current", added.FirstPassword!), ("New", StaffUser.Password));
        var secret = second.Document.QuerySelector("main p > code")!.TextContent;
        var codes = await lurah.SendAsync(second, ("Code", Totp.CodeAt(secret, TimeProvider.System.GetUtcNow())));
        var home = await lurah.GetAsync(codes.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);

        Assert.All([first, elsewhere], page => Assert.Equal("/account", page.Path));
        Assert.Contains("Langkah 1 dari 2", first.Text, StringComparison.Ordinal);
        Assert.Single(first.Document.QuerySelectorAll("main form"));
        Assert.Contains("Langkah 2 dari 2", second.Text, StringComparison.Ordinal);
        Assert.Equal("/", home.Path);
        Assert.Contains("Anda bekerja sebagai Lurah, Kapuk", home.Text, StringComparison.Ordinal);
        Assert.NotNull(home.Document.QuerySelector("main li a[href='/meetings']"));
    }

    /// <summary>The page of a user, as the list leads to it.</summary>
    private static async Task<Shown> OpenAsync(Reader administrator, string login)
    {
        var list = await administrator.GetAsync("/users");
        return await administrator.GetAsync(
            list.Document.QuerySelectorAll("main td a").Single(link => link.TextContent == login).GetAttribute("href")!);
    }
}
