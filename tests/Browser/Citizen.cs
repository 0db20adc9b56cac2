namespace Paseban.Tests.Browser;

/// <summary>Somebody at the portal: reads the words on the page in their language, types into the fields, presses the button.</summary>
/// <param name="page">Their window.</param>
/// <param name="english">Their language.</param>
/// <param name="axe">Each page is looked at by axe as well, which needs script and takes a second.</param>
internal sealed class Citizen(IPage page, bool english, bool axe)
{
    public IPage Page => page;

    public string Say(string indonesian, string words) => english ? words : indonesian;

    /// <summary>Looks at the page: it has this heading, says so in this language, and is held to what every page is held to.</summary>
    public async Task SeesAsync(string indonesian, string words)
    {
        var heading = page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Say(indonesian, words) });
        await Assertions.Expect(heading).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", english ? "en" : "id");
        var wrong = new List<string>();
        if (axe) await Accessibility.LookAsync(page, page.Url, Accessibility.Portal, wrong);
        else await Accessibility.MeasureAsync(page, page.Url, wrong);
        Assert.Equal("", string.Join('\n', wrong));
    }

    public Task TypeAsync(string indonesian, string words, string text) =>
        page.GetByLabel(Say(indonesian, words)).FillAsync(text);

    public Task ChooseAsync(string indonesian, string words) =>
        page.GetByRole(AriaRole.Radio, new() { Name = Say(indonesian, words), Exact = true }).CheckAsync();

    /// <summary>Chooses an answer of one question among several on the page.</summary>
    public Task ChooseAsync((string Indonesian, string English) question, string indonesian, string words) =>
        page.GetByRole(AriaRole.Group, new() { Name = Say(question.Indonesian, question.English) })
            .GetByRole(AriaRole.Radio, new() { Name = Say(indonesian, words), Exact = true }).CheckAsync();

    public Task TickAsync(string code) =>
        page.GetByRole(AriaRole.Checkbox, new() { Name = $"({code})" }).CheckAsync();

    public Task PressAsync(string indonesian, string words) =>
        page.GetByRole(AriaRole.Button, new() { Name = Say(indonesian, words), Exact = true }).ClickAsync();

    public Task FollowAsync(string indonesian, string words) =>
        page.GetByRole(AriaRole.Link, new() { Name = Say(indonesian, words) }).First.ClickAsync();

    /// <summary>Keeps the answer and goes on to the next question.</summary>
    public Task GoOnAsync() => PressAsync("Simpan dan lanjut", "Save and go on");
}
