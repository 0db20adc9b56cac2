namespace Paseban.Tests.Browser;

/// <summary>
/// Somebody at the portal or the office: reads the words on the page in their language, types into the fields, presses the buttons.
/// </summary>
/// <param name="page">Their window.</param>
/// <param name="english">Their language.</param>
/// <param name="axe">The level at which axe looks at each page as well, which needs script and takes a second; null for none.</param>
internal sealed class Reader(IPage page, bool english, string[]? axe = null)
{
    public IPage Page => page;

    public string Say(string indonesian, string words) => english ? words : indonesian;

    public string Say((string Indonesian, string English) words) => Say(words.Indonesian, words.English);

    /// <summary>Looks at the page: it has this heading, says so in this language, and is held to what every page is held to.</summary>
    public async Task SeesAsync(string indonesian, string words)
    {
        var heading = page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Say(indonesian, words) });
        await Assertions.Expect(heading).ToBeVisibleAsync();
        await LookAsync();
    }

    /// <summary>The same, whatever its heading.</summary>
    public async Task LookAsync()
    {
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", Say("id", "en"));
        var wrong = new List<string>();
        if (axe is not null) await Accessibility.LookAsync(page, page.Url, axe, wrong);
        else await Accessibility.MeasureAsync(page, page.Url, wrong);
        Accessibility.Nothing(wrong);
    }

    /// <summary>The page says this somewhere.</summary>
    public Task ReadsAsync(string indonesian, string words) =>
        Assertions.Expect(page.Locator("body")).ToContainTextAsync(Say(indonesian, words));

    public Task TypeAsync(string indonesian, string words, string text) => Field(indonesian, words).FillAsync(text);

    public Task ChooseAsync(string indonesian, string words) =>
        page.GetByRole(AriaRole.Radio, new() { Name = Say(indonesian, words), Exact = true }).CheckAsync();

    /// <summary>Chooses an answer of one question among several on the page.</summary>
    public Task ChooseAsync((string Indonesian, string English) question, string indonesian, string words) =>
        Group(question.Indonesian, question.English)
            .GetByRole(AriaRole.Radio, new() { Name = Say(indonesian, words), Exact = true }).CheckAsync();

    public Task TickAsync(string code) => page.GetByRole(AriaRole.Checkbox, new() { Name = code }).CheckAsync();

    public Task PressAsync(string indonesian, string words) => Button(indonesian, words).ClickAsync();

    public Task FollowAsync(string indonesian, string words) => Link(indonesian, words).ClickAsync();

    /// <summary>
    /// Presses the button that sends the page's form; where it is long work, waits on its page until it is done and looks at the result.
    /// </summary>
    public async Task SendAsync(string indonesian, string words)
    {
        var act = new Uri(page.Url).AbsolutePath;
        await PressAsync(indonesian, words);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != act);
        if (new Uri(page.Url).AbsolutePath.StartsWith("/jobs/", StringComparison.Ordinal))
        {
            await Assertions.Expect(page.Locator("[data-job-running=no]")).ToBeVisibleAsync(new() { Timeout = 120_000 });
            await LookAsync();
            var job = page.Url;
            await FollowAsync("Lihat hasilnya", "See the result");
            await page.WaitForURLAsync(url => url != job);
        }
        await LookAsync();
    }

    /// <summary>What the browser downloads when a button is pressed: the file's name, and its first line.</summary>
    public async Task<(string Name, string FirstLine)> DownloadAsync(string indonesian, string words)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => PressAsync(indonesian, words));
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return (download.SuggestedFilename, (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!);
    }

    public ILocator Field(string indonesian, string words) => page.GetByLabel(Say(indonesian, words));

    public ILocator Button(string indonesian, string words) =>
        page.GetByRole(AriaRole.Button, new() { Name = Say(indonesian, words), Exact = true });

    /// <summary>A link of the menu or the page; the head has the reader's own name, which may have any word.</summary>
    public ILocator Link(string indonesian, string words) =>
        page.Locator("body > :not(header)").GetByRole(AriaRole.Link, new() { Name = Say(indonesian, words) }).First;

    /// <summary>Fields that belong together.</summary>
    public ILocator Group(string indonesian, string words) =>
        page.GetByRole(AriaRole.Group, new() { Name = Say(indonesian, words) });
}
