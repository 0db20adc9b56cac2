using Paseban.Tests.Browser;

[assembly: AssemblyFixture(typeof(DemoWorld))]
[assembly: AssemblyFixture(typeof(Chromium))]

namespace Paseban.Tests.Browser;

/// <summary>Debian's chromium, one process for all tests; each test opens windows of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var program = Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("There is no chromium here. ./paseban test installs it: apt-get install chromium.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <param name="site">Where it looks at.</param>
    /// <param name="width">360 as a telephone, 1280 as a desk.</param>
    /// <param name="english">The reader's language.</param>
    /// <param name="script">Whether scripts run.</param>
    public async Task<IPage> OpenAsync(Site site, int width = 1280, bool english = false, bool script = true)
    {
        var window = await browser!.NewContextAsync(new()
        {
            BaseURL = site.Address.ToString(), ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = script,
        });
        if (english) await window.AddCookiesAsync([new() { Name = "bahasa", Value = "en", Url = site.Address.ToString() }]);
        var page = await window.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
