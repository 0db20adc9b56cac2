namespace Paseban.Tests.Browser;

/// <summary><c>./paseban screenshots</c>: every kind of page, as a telephone and as a desk shows it, in both languages.</summary>
public sealed class Screenshots(DemoWorld world, Chromium chromium)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("PASEBAN_SCREENSHOTS") is { Length: > 0 } asked
        ? asked
        : RepositoryRoot.Of("artifacts/screenshots");

    [Theory(Explicit = true)]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task Portal_OfTheDemo_IsPhotographed(int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Portal, world);
        var page = await chromium.OpenAsync(site, width, english);
        Assert.Empty(await Crawl.EachAsync(page, "/", path => TakeAsync(page, "portal", path, width, english)));
    }

    [Theory(Explicit = true)]
    [InlineData(Role.PusdatinOfficer, 1280, false)]
    [InlineData(Role.Treasurer, 1280, false)]
    [InlineData(Role.Auditor, 1280, true)]
    [InlineData(Role.Lurah, 360, false)]
    [InlineData(Role.Administrator, 1280, false)]
    public async Task Office_OfTheDemo_IsPhotographed(Role role, int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, role, await Staff.AreaAsync(site, role), width, english);
        Assert.Empty(await Crawl.EachAsync(page, "/", path => TakeAsync(page, $"office-{role}", path, width, english)));
    }

    private static async Task TakeAsync(IPage page, string who, string path, int width, bool english)
    {
        var name = path.Split('?')[0].Trim('/').Replace('/', '_');
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, who, $"{(name.Length == 0 ? "home" : name)}-{width}-{(english ? "en" : "id")}.png"),
            FullPage = true,
        });
    }
}
