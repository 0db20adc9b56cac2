using System.Globalization;

namespace Paseban.Tests.Browser;

/// <summary>Somebody without a mouse: Tab to what is meant, then type, choose with the arrows, or press.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostTabs = 400;

    public IPage Page => page;

    /// <summary>Presses Tab until what is meant has the focus.</summary>
    /// <param name="selector">What is meant, as CSS.</param>
    public async Task GoToAsync(string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await page.EvaluateAsync<bool>("meant => document.activeElement.matches(meant)", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{page.Url}: no Tab leads to {selector}.");
    }

    public async Task TypeAsync(string name, string text)
    {
        await GoToAsync(Named(name));
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses from a list that opens, by so many presses of the arrow.</summary>
    public async Task ChooseAsync(string name, int place)
    {
        await GoToAsync(Named(name));
        for (var step = 0; step < place; step++) await page.Keyboard.PressAsync("ArrowDown");
    }

    public async Task TickAsync(string name, string value)
    {
        await GoToAsync(string.Create(CultureInfo.InvariantCulture, $"{Named(name)}[value='{value}']"));
        await page.Keyboard.PressAsync("Space");
    }

    /// <summary>Presses Enter on a link or button, and waits for the page it leads to.</summary>
    public async Task PressAsync(string selector)
    {
        await GoToAsync(selector);
        var before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url != before);
    }

    private static string Named(string name) => $"[name='{name}']";
}
