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

    /// <summary>The page of a user, as the list leads to it.</summary>
    private static async Task<Shown> OpenAsync(Reader administrator, string login)
    {
        var list = await administrator.GetAsync("/users");
        return await administrator.GetAsync(
            list.Document.QuerySelectorAll("main td a").Single(link => link.TextContent == login).GetAttribute("href")!);
    }
}
