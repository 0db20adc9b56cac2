using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Pages.Accounts;

/// <summary>Whoever follows what a demo says about logging in gets in, and finds something to look at.</summary>
public sealed class DemoUsersTests(DemoWorld world)
{
    [Theory]
    [InlineData("kelurahan-officer", "/applications")]
    [InlineData("lurah", "/meetings")]
    [InlineData("pendamsos", "/visits?state=done")]
    public async Task User_OfTheKelurahan_LogsInAndSeesWork(string login, string list)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var told = await File.ReadAllLinesAsync(world.Users, TestContext.Current.CancellationToken);
        var secret = told.Single(line => line.StartsWith(login + " ", StringComparison.Ordinal)).Split(' ')[^1];
        const string Says = "The password of all: ";
        var password = told.Single(line => line.StartsWith(Says, StringComparison.Ordinal))[Says.Length..];
        using var reader = new Reader(site);

        var second = await reader.SendAsync(await reader.GetAsync("/sign-in"), ("Login", login), ("Password", password));
        var home = await reader.SendAsync(second, ("Code", Totp.CodeAt(secret, TimeProvider.System.GetUtcNow())));
        var work = await reader.GetAsync(list);

        Assert.Equal("/", home.Path);
        Assert.NotEmpty(work.Document.QuerySelectorAll("main tbody tr"));
    }
}
