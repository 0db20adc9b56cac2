namespace Paseban.Tests.Browser;

/// <summary>Somebody without a mouse: Tab to what is meant, then type, tick, or press.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostTabs = 400;

    /// <summary>Types into a field; in a list that opens, the first letters choose.</summary>
    public async Task TypeAsync(ILocator field, string text)
    {
        await GoToAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    public async Task TickAsync(ILocator box)
    {
        await GoToAsync(box);
        await page.Keyboard.PressAsync("Space");
    }

    /// <summary>Presses Enter on a link or button, and waits for the page it leads to.</summary>
    public async Task PressAsync(ILocator meant)
    {
        await GoToAsync(meant);
        var before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url != before);
    }

    /// <summary>Presses Tab until what is meant has the focus.</summary>
    private async Task GoToAsync(ILocator meant)
    {
        var element = await meant.ElementHandleAsync();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await element.EvaluateAsync<bool>("meant => meant === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{page.Url}: no Tab leads to {meant}.");
    }
}
