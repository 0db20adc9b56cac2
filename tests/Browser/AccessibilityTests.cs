using Paseban.Storage;
using Paseban.Tests.Pages.Public;

namespace Paseban.Tests.Browser;

/// <summary>axe over every page that a reader can come to by links, and nothing wider than a telephone.</summary>
public sealed class AccessibilityTests(DemoWorld world, Chromium chromium)
{
    [Fact]
    public async Task Look_AtAPageWithFaults_FindsEach()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        var page = await chromium.OpenAsync(site, 360);
        await page.SetContentAsync(
            """
            <html lang="id"><body><p>di luar</p><nav>a</nav><nav>b</nav>
            <main style="width: 900px"><img src="x"><p style="color: #eee">pudar</p>
            <p><a href="/">kecil</a></p><p>paid by the city</p>
            <p>Rp1,000 (March 2024)</p><p lang="en" title="sudah dibayar">by the law</p></main>
            """);
        var wrong = new List<string>();

        await Accessibility.LookAsync(page, "it", Accessibility.Portal, wrong);

        string[] faults =
        [
            "image-alt", "color-contrast", "document-title", "one title and one heading", "wider", "target of", "paid by", "Rp1,000",
            "sudah", "region: ", "landmark-unique: ",
        ];
        foreach (var fault in faults)
            Assert.Contains(wrong, found => found.Contains(fault, StringComparison.Ordinal));
        Assert.DoesNotContain(wrong, found => found.Contains("by the law", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task Portal_EveryPage_IsCleanAndAsWideAsTheScreen(int width, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Portal, world);
        var page = await chromium.OpenAsync(site, width, english);
        var wrong = new List<string>();

        wrong.AddRange(await Crawl.EachAsync(page, "/", path => Accessibility.LookAsync(page, path, Accessibility.Portal, wrong)));

        Accessibility.Nothing(wrong);
    }

    [Theory]
    [InlineData(Role.PusdatinOfficer, false)]
    [InlineData(Role.PusdatinOfficer, true)]
    [InlineData(Role.DinasApprover, false)]
    [InlineData(Role.DinasApprover, true)]
    [InlineData(Role.Treasurer, false)]
    [InlineData(Role.Treasurer, true)]
    [InlineData(Role.Administrator, false)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Auditor, false)]
    [InlineData(Role.Auditor, true)]
    [InlineData(Role.Lurah, false)]
    [InlineData(Role.Lurah, true)]
    public async Task Office_EveryPageOfARole_IsClean(Role role, bool english)
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, role, await Staff.AreaAsync(site, role), english ? 360 : 1280, english);
        var wrong = new List<string>();

        // A translation changes words and widths, not what axe looks at.
        wrong.AddRange(await Crawl.EachAsync(page, "/", path => english
            ? Accessibility.MeasureAsync(page, path, wrong)
            : Accessibility.LookAsync(page, path, Accessibility.Office, wrong)));

        Accessibility.Nothing(wrong);
    }

    [Fact]
    public async Task Office_FormOfTheCounter_IsCleanOnATelephone()
    {
        await using var site = await Site.OfDemoAsync(WebSite.Office, world);
        var page = await Staff.SignInAsync(chromium, site, Role.PusdatinOfficer, width: 360);
        await page.GotoAsync("/applications/new");
        var wrong = new List<string>();

        await Accessibility.LookAsync(page, "the counter", Accessibility.Office, wrong);

        Assert.Equal("", string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Status_OfARecipient_IsCleanOnATelephone(bool english)
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.AddAsync(site, 1, Family.Elder, Family.WorstFacts);
        await Family.EnrolAsync(site, 1, "KLJ", new Month(2024, 1), 3);
        var page = await chromium.OpenAsync(site, 360, english);
        await page.GotoAsync("/cek-status");
        await page.FillAsync("#Nik", Family.Elder);
        await page.FillAsync("#Kk", Family.Card);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".card").First).ToBeVisibleAsync();
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => each.open = true)");
        var wrong = new List<string>();

        await Accessibility.LookAsync(page, "the answer", Accessibility.Portal, wrong);

        Accessibility.Nothing(wrong);
    }

    [Fact]
    public async Task Status_OnPaper_HasTheReasonsAndNoAddresses()
    {
        await using var site = await Site.OfNothingAsync(WebSite.Portal, Engine.Sqlite);
        await Family.AddAsync(site, 1, Family.Elder, Family.WorstFacts);
        var page = await chromium.OpenAsync(site, 360);
        await page.GotoAsync("/cek-status");
        await page.FillAsync("#Nik", Family.Elder);
        await page.FillAsync("#Kk", Family.Card);
        await page.Keyboard.PressAsync("Enter");
        var reason = page.GetByText("Tidak terpenuhi: ").First;
        await Assertions.Expect(reason).ToBeVisibleAsync();
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(each => each.open = false)");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(reason).ToBeVisibleAsync();
        Assert.True(await reason.EvaluateAsync<bool>("each => each.checkVisibility({ contentVisibilityAuto: true })"));
        Assert.Equal(
            "none", await page.Locator("main li a").First.EvaluateAsync<string>("each => getComputedStyle(each, '::after').content"));
    }
}
