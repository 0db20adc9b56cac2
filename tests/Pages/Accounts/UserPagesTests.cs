using System.Net;
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

        var user = await administrator.GetAsync("/users/t-auditor");
        var asks = await administrator.GetAsync(user.Document.QuerySelector("a[href$='/reset']")!.GetAttribute("href")!);
        var before = await auditor.GetAsync("/users");
        var done = await administrator.SendAsync(asks);
        var after = await auditor.GetAsync("/users");

        Assert.Equal("/users", before.Path);
        Assert.NotNull(done.Document.QuerySelector("main code"));
        Assert.StartsWith("/sign-in", after.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/users/nobody/reset")).Status);
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
}
