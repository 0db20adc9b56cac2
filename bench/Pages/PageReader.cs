using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Paseban.Assistance.Accounts;
using Paseban.Bench.Measuring;
using Paseban.Kernel;

namespace Paseban.Bench.Pages;

/// <summary>Somebody at a browser: asks for a page again and again and looks at the clock.</summary>
/// <param name="http">With the cookies of whoever it is.</param>
/// <param name="name">As the table names them.</param>
internal sealed partial class PageReader(HttpClient http, string name) : IDisposable
{
    private const int WarmingRequests = 10;
    private const int Requests = 100;

    // A session may search sixty times a minute.
    private const int Searches = 45;

    // A page that is far above its goal need not be waited for a hundred times to be known as such.
    private const int FewestRequests = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);
    private const string Password = "Latihan-Ukur-24";
    private const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private int places;

    /// <summary>A visitor of the portal.</summary>
    public static PageReader Visitor(Uri site) => new(Browser(site), "visitor");

    /// <summary>Somebody of the staff, with both steps of signing in.</summary>
    /// <param name="area">Where they work; null: the whole city.</param>
    public static async Task<PageReader> OfAsync(World world, Sites sites, Role role, AreaCode? area)
    {
        var login = $"bench-{RoleNames.Of(role)}{(area is null ? "" : "-" + area.Value.Value.Replace(".", "", StringComparison.Ordinal))}";
        ProcessContext At(ProcessKind kind) => new(kind, sites.Time.GetUtcNow(), Actor.System);
        _ = (await new AddUser(world.Database, world.Keys).RunAsync(
            new(login, $"Ukur {login}", new HashSet<Role> { role }, area is null ? [] : [area.Value], new(Password, Secret)),
            At(ProcessKind.ActorAdding))).Value;
        var first = (await new SignIn(world.Database, world.Keys).RunAsync(
            new(AccountKind.Staff, login, Password, "bench"), At(ProcessKind.SigningIn))).Value;
        var now = TimeProvider.System.GetUtcNow();
        var second = (await new ConfirmSecondStep(world.Database, world.Keys).RunAsync(
            first.Token, Totp.CodeAt(Secret, now), At(ProcessKind.SigningIn), now)).Value;
        var http = Browser(sites.Office);
        http.DefaultRequestHeaders.Add("Cookie", $"paseban-office={second.Token}");
        return new(http, RoleNames.Of(role) + (area is null ? "" : $" in {area.Value.Value}"));
    }

    public async Task<PageTime> AskAsync(string path)
    {
        var address = path.StartsWith("/people?", StringComparison.Ordinal) ? await SearchAsync(path) : new Uri(path, UriKind.Relative);
        return await RepeatAsync(path, path, _ => http.GetAsync(address));
    }

    /// <param name="path">The page with the form, which also takes it.</param>
    /// <param name="fields">What is filled in, by the number of the request.</param>
    public async Task<PageTime> SendAsync(string path, Func<int, IReadOnlyDictionary<string, string>> fields)
    {
        var token = await OpenFormAsync(path);
        return await RepeatAsync($"{path} (POST)", path, async number =>
        {
            using var content = new FormUrlEncodedContent(fields(number).Append(new("__RequestVerificationToken", token)));
            return await http.PostAsync(path, content);
        });
    }

    public void Dispose() => http.Dispose();

    /// <summary>A search is sent; its answer has an address that tells nothing of it.</summary>
    /// <param name="path">What is searched, written as an address.</param>
    private async Task<Uri> SearchAsync(string path)
    {
        var parts = path.Split('?');
        var fields = QueryHelpers.ParseQuery(parts[1]).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()));
        var token = await OpenFormAsync(parts[0]);
        using var content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)));
        using var answer = await http.PostAsync(parts[0], content);
        return answer.Headers.Location ?? throw new InvalidOperationException($"{name}: {path} answered {(int)answer.StatusCode}.");
    }

    /// <summary>Opens a form as a browser does; gives the token that it is sent with.</summary>
    private async Task<string> OpenFormAsync(string path)
    {
        using var form = await http.GetAsync(path);
        foreach (var cookie in form.Headers.TryGetValues("Set-Cookie", out var given) ? given : [])
            http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return Token().Match(await form.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    private async Task<PageTime> RepeatAsync(string shown, string path, Func<int, Task<HttpResponseMessage>> ask)
    {
        var times = new List<TimeSpan>(Requests);
        var bytes = 0L;
        var since = Clock.StartNew();
        var most = path.StartsWith("/people", StringComparison.Ordinal) ? Searches : Requests;
        for (var number = 0; times.Count < most; number++)
        {
            ComeFromElsewhere();
            var clock = Clock.StartNew();
            using var answer = await ask(number);
            var body = await answer.Content.ReadAsByteArrayAsync();
            var spent = clock.Stop();
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"{name}: {path} answered {(int)answer.StatusCode}.");
            bytes = body.Length;
            if (number < WarmingRequests && since.Spent.Time < Patience) continue;
            times.Add(spent.Time);
            if (times.Count >= FewestRequests && since.Spent.Time > Patience) break;
        }
        return PageTime.Of(shown, name, times, bytes);
    }

    /// <summary>Rate limits are for one place; a hundred requests stand for a hundred people.</summary>
    private void ComeFromElsewhere()
    {
        places++;
        http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"10.0.{places / 20}.1"));
    }

    /// <summary>Takes pages compressed, as browsers do, and keeps no cookies of its own.</summary>
    private static HttpClient Browser(Uri site)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All,
        };
        return new(handler) { BaseAddress = site };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
