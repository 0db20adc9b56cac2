using System.Globalization;

namespace Paseban.Tests.Browser;

/// <summary>The desks of an office: somebody of each role at a browser, signed in when first needed.</summary>
internal sealed class Desks(Chromium chromium, Site site)
{
    private readonly Dictionary<Role, IPage> pages = [];
    private int day = 1;

    public async Task<IPage> AtAsync(Role role)
    {
        if (!pages.TryGetValue(role, out var page))
        {
            var suffix = day == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{day}");
            pages.Add(role, page = await Staff.SignInAsync(chromium, site, role, suffix: suffix));
        }
        return page;
    }

    /// <summary>Another day: yesterday's sessions have ended.</summary>
    public void BeginAnotherDay()
    {
        pages.Clear();
        day++;
    }

    /// <summary>Opens a page, follows its link to an act, and sends what the act asks.</summary>
    /// <param name="role">Who acts.</param>
    /// <param name="from">The page that offers it.</param>
    /// <param name="act">The address of the act.</param>
    /// <param name="fields">What is filled in, by id.</param>
    public async Task<IPage> ActAsync(Role role, string from, string act, params (string Id, string Value)[] fields)
    {
        var page = await AtAsync(role);
        await page.GotoAsync(from);
        await page.Locator($"main a[href='{act}']").First.ClickAsync();
        await page.WaitForURLAsync("**" + act);
        foreach (var (id, value) in fields) await page.FillAsync("#" + id, value);
        await SendAsync(page);
        return page;
    }

    /// <summary>Sends the page's form; where it is long work, waits on its page until it is done and looks at the result.</summary>
    public static async Task SendAsync(IPage page)
    {
        var act = new Uri(page.Url).AbsolutePath;
        await page.Locator("main form[method=post] button").First.ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != act);
        if (!new Uri(page.Url).AbsolutePath.StartsWith("/jobs/", StringComparison.Ordinal)) return;
        await Assertions.Expect(page.Locator("[data-job-running=no]")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        var job = page.Url;
        await page.Locator("main a.govuk-button").ClickAsync();
        await page.WaitForURLAsync(url => url != job);
    }
}
