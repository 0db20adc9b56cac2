using System.Collections.Concurrent;
using Deque.AxeCore.Commons;

namespace Paseban.Tests.Browser;

/// <summary>What every page is held to: axe, one title, one heading, nothing wider than the screen, and one language.</summary>
internal static class Accessibility
{
    public static readonly string[] Office = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    public static readonly string[] Portal = [.. Office, "wcag2aaa"];

    private const int Telephone = 360;

    // 44 pixels each way, but for links within a sentence and for what shows only when the keyboard reaches it.
    private const string SmallTargets = """
        () => [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')].flatMap(each => {
            const box = each.getBoundingClientRect();
            const around = each.closest('p, li, dd, td, label') ?? each.parentElement;
            const inSentence = getComputedStyle(each).display === 'inline' && around.innerText.trim().length > each.innerText.trim().length;
            return !each.checkVisibility() || each.matches('.govuk-skip-link') || inSentence || (box.width >= 43.5 && box.height >= 43.5)
                ? [] : [`target of ${Math.round(box.width)} x ${Math.round(box.height)}: ${each.outerHTML.slice(0, 120)}`];
        })
        """;

    private static readonly BundledAxeScriptProvider Axe = new();

    // Landmarks are best practice to axe and ours to keep: each has a name of its own, and everything stands in one.
    // In the page itself: no page has a frame, so nothing need be gathered in another window, which would cost as much again.
    private const string Run = """
        async tags => {
            const found = await axe.run(document, {
                runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'],
                rules: {
                    'identical-links-same-purpose': { enabled: false }, 'landmark-unique': { enabled: true }, 'region': { enabled: true },
                } });
            return found.violations.flatMap(
                rule => rule.nodes.slice(0, 2).map(node => `${rule.id}: ${node.html.slice(0, 160)}`));
        }
        """;

    // What a page is made of, without what its texts say; rows of one kind count once. Pages of one shape are alike to axe.
    private const string Shape = """
        () => {
            const words = ['role', 'type', 'lang', 'scope', 'tabindex', 'autocomplete', 'aria-current', 'aria-hidden', 'hidden'];
            const told = each => words.includes(each.name) ? `${each.name}=${each.value}` : each.name;
            const speaks = each => [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
            const shape = each => `${each.localName}.${each.className}[${[...each.attributes].map(told)}]${speaks(each) ? '+' : ''}`
                + `(${[...new Set([...each.children].map(shape))]})`;
            return shape(document.documentElement);
        }
        """;

    private static readonly ConcurrentDictionary<string, bool> Clean = new(StringComparer.Ordinal);

    // Small words, of which hardly a sentence has none. A part in the other language says so; names and codes have none of them, and
    // what stands in brackets or quotes is a word of the law.
    private const string Foreign = """
        () => {
            const foreign = {
                id: /\b(the|and|of|is|are|not|with|for|this|that|from|by|has|have|was|were|been|to|on|in|at|or|an|yes)\b(?!\*)/i,
                en: /\b(yang|dan|atau|dari|di|ke|pada|dengan|untuk|oleh|ini|itu|tidak|belum|sudah|telah|akan|sedang|masih|ya)\b(?!\*)/i };
            // Amounts and months as the other language writes them.
            const written = {
                id: /Rp\d+,\d{3}|\b(January|February|March|May|June|July|August|October|December) \d{4}\b/,
                en: /Rp\d+\.\d{3}|\b(Januari|Februari|Maret|Mei|Juni|Juli|Agustus|Oktober|Desember) \d{4}\b/ };
            const spoken = ['title', 'alt', 'aria-label', 'placeholder', 'label', 'data-text', 'data-stay', 'data-ended'];
            return [...document.querySelectorAll('*:not(script, style, code, textarea)')].flatMap(element => {
                const lang = element.closest('[lang]')?.lang;
                const isForeign = text => foreign[lang]?.test(text.replace(/\([^)]*\)|"[^"]*"/g, '')) || written[lang]?.test(text);
                const texts = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data);
                return [...texts, ...spoken.map(name => element.getAttribute(name) ?? '')]
                    .filter(isForeign).map(text => text.trim().slice(0, 160));
            });
        }
        """;

    /// <summary>Fails with everything that was found wrong.</summary>
    public static void Nothing(IReadOnlyList<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    /// <param name="page">The page as it stands.</param>
    /// <param name="path">What it is called in what is found.</param>
    /// <param name="tags">The level asked for.</param>
    /// <param name="wrong">What is found goes here.</param>
    public static async Task LookAsync(IPage page, string path, string[] tags, List<string> wrong)
    {
        wrong.AddRange((await AskAxeAsync(page, tags)).Select(found => $"{path}: {found}"));
        if (await page.TitleAsync() is "" || await page.Locator("h1").CountAsync() != 1) wrong.Add($"{path}: one title and one heading");
        if (tags == Portal && page.ViewportSize?.Width == Telephone)
            wrong.AddRange((await page.EvaluateAsync<string[]>(SmallTargets)).Select(found => $"{path}: {found}"));
        await MeasureAsync(page, path, wrong);
    }

    /// <summary>What needs no script: nothing is wider than the screen, and what is said in another language is marked as such.</summary>
    public static async Task MeasureAsync(IPage page, string path, List<string> wrong)
    {
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) wrong.Add($"{path}: {wide} pixels wider than the screen");
        wrong.AddRange((await page.EvaluateAsync<string[]>(Foreign)).Select(text => $"{path}: another language: {text}"));
    }

    private static async Task<string[]> AskAxeAsync(IPage page, string[] tags)
    {
        var shape = $"{string.Join(' ', tags)} {page.ViewportSize?.Width} {await page.EvaluateAsync<string>(Shape)}";
        if (Clean.ContainsKey(shape)) return [];
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            // From here on the window brings it to every page by itself: half a megabyte is sent once.
            await page.AddInitScriptAsync(Axe.GetScript());
            await page.EvaluateAsync(Axe.GetScript());
        }
        var found = await page.EvaluateAsync<string[]>(Run, tags);
        if (found is []) Clean[shape] = true;
        return found;
    }
}
