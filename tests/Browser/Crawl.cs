using System.Text.RegularExpressions;

namespace Paseban.Tests.Browser;

/// <summary>
/// Follows every link of a site from its first page, each kind of page once: <c>/runs/JAN-2022</c> and <c>/runs/FEB-2022</c> are one kind.
/// </summary>
internal static partial class Crawl
{
    /// <summary>No role comes to as many kinds of pages; a crawl that does is lost.</summary>
    private const int Most = 400;

    /// <returns>The links that lead nowhere, each with the page it stands on.</returns>
    public static async Task<IReadOnlyList<string>> EachAsync(IPage page, string first, Func<string, Task> look)
    {
        var dead = new List<string>();
        var queue = new Queue<(string Path, string On)>([(first, "")]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { KindOf(first) };
        while (queue.TryDequeue(out var next))
        {
            Assert.True(seen.Count < Most, $"There are more than {Most} kinds of pages; the last is {next.Path}.");
            IResponse? answer;
            try
            {
                answer = await page.GotoAsync(next.Path);
            }
            catch (PlaywrightException download) when (download.Message.Contains("Download", StringComparison.Ordinal))
            {
                continue;
            }
            if (answer is not { Ok: true }) dead.Add($"{next.Path} on {next.On} answers {answer?.Status}");
            if (answer?.Headers.GetValueOrDefault("content-type")?.StartsWith("text/html", StringComparison.Ordinal) != true) continue;
            await look(next.Path);
            const string Links = "[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))";
            foreach (var link in await page.EvaluateAsync<string[]>(Links))
            {
                var target = link.Split('#')[0];
                if (target.StartsWith("/bahasa/", StringComparison.Ordinal) || target is "" || !seen.Add(KindOf(target))) continue;
                queue.Enqueue((target, next.Path));
            }
        }
        return dead;
    }

    private static string KindOf(string path) => Reference().Replace(path.Split('?')[0], "*");

    [GeneratedRegex(@"(?<=/)(?=[^/]*[0-9])[^/]+")]
    private static partial Regex Reference();
}
