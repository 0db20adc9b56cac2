using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Paseban.Tests.Browser;

/// <summary>
/// Follows every link of a site from its first page, each kind of page once: <c>/runs/JAN-2022</c> and <c>/runs/FEB-2022</c> are one kind.
/// </summary>
internal static partial class Crawl
{
    private const int Most = 120;

    public static async Task EachAsync(IPage page, string first, Func<string, Task> look)
    {
        var queue = new Queue<string>([first]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { KindOf(first) };
        while (queue.Count > 0 && seen.Count < Most)
        {
            var path = queue.Dequeue();
            // A document is not a page: the browser saves it instead.
            if (IsFile().IsMatch(path)) continue;
            IResponse? answer;
            try
            {
                answer = await page.GotoAsync(path);
            }
            catch (PlaywrightException download) when (download.Message.Contains("Download", StringComparison.Ordinal))
            {
                continue;
            }
            var kind = answer?.Headers.GetValueOrDefault("content-type") ?? "";
            if (!kind.StartsWith("text/html", StringComparison.Ordinal)) continue;
            await look(path);
            const string Links = "[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))";
            foreach (var link in await page.EvaluateAsync<string[]>(Links))
            {
                var target = link.Split('#')[0];
                if (target.StartsWith("/bahasa/", StringComparison.Ordinal) || target is "" || !seen.Add(KindOf(target))) continue;
                queue.Enqueue(target);
            }
        }
    }

    private static string KindOf(string path) => Reference().Replace(path.Split('?')[0], "*");

    [GeneratedRegex(@"(?<=/)(?=[^/]*[0-9])[^/]+")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\.(pdf|csv|xlsx|json|zip|txt)$|/(minutes|document|dokumen|print|file)/?$|/minutes\b")]
    private static partial Regex IsFile();
}
