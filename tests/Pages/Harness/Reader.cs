using System.Net;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Pages.Harness;

/// <summary>A page as it came.</summary>
/// <param name="MayBeKept">A browser may keep it after it is closed.</param>
public sealed record Shown(HttpStatusCode Status, string Path, string Html, IHtmlDocument Document, bool MayBeKept)
{
    private const int MostBytes = 15_000;

    public string Text => Document.Body?.TextContent ?? "";

    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary li").Select(
        line => line.TextContent.Trim())];

    /// <summary>A page of the portal comes over a slow network to an old telephone.</summary>
    public void AssertLight()
    {
        var bytes = Encoding.UTF8.GetByteCount(Html);
        Assert.True(bytes <= MostBytes, $"{Path} has {bytes} bytes.");
    }
}

/// <summary>Somebody with a browser without script: follows links, fills forms, keeps cookies.</summary>
public sealed class Reader : IDisposable
{
    private static readonly IBrowsingContext Parser = BrowsingContext.New(Configuration.Default);

    private readonly HttpClient http;
    private readonly Site site;

    public Reader(Site site)
    {
        this.site = site;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true, CookieContainer = new CookieContainer() })
        {
            BaseAddress = site.Address,
        };
    }

    /// <summary>Somebody of the staff who has signed in, with both steps.</summary>
    public static async Task<Reader> OfAsync(Site site, Role role, string? area = null)
    {
        var login = $"t-{RoleNames.Of(role)}{(area is null ? "" : "-" + area.Replace(".", "", StringComparison.Ordinal))}";
        var user = await StaffUser.AddAsync(site, login, role, area);
        var reader = new Reader(site);
        var home = await reader.SignInAsync(user, await reader.GetAsync("/sign-in"));
        Assert.True(home.Path == "/", $"Signing in ended at {home.Path}: {string.Join(' ', home.Errors)}");
        return reader;
    }

    /// <summary>Both steps, from the page that asks for the first.</summary>
    internal async Task<Shown> SignInAsync(StaffUser user, Shown form)
    {
        var second = await SendAsync(form, ("Login", user.Login), ("Password", StaffUser.Password));
        Assert.EndsWith("/sign-in/code", second.Path.Split('?')[0], StringComparison.Ordinal);
        return await SendAsync(second, ("Code", user.Code));
    }

    public async Task<Shown> GetAsync(string path)
    {
        using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>Fills and sends the form of a page: the one that has the first field, or the only one. Hidden fields go along.</summary>
    public Task<Shown> SendAsync(Shown page, params (string Name, string Value)[] fields) => SendAsync(page, null, fields);

    /// <param name="page">The page with the form.</param>
    /// <param name="selector">Which form, where a page has several.</param>
    /// <param name="fields">What is filled in; everything else goes as it stands.</param>
    public async Task<Shown> SendAsync(Shown page, string? selector, params (string Name, string Value)[] fields)
    {
        var forms = page.Document.QuerySelectorAll<IHtmlFormElement>("main form").ToList();
        var form = selector is not null
            ? page.Document.QuerySelector<IHtmlFormElement>(selector)
            : forms.FirstOrDefault(one => fields.Length > 0 && one.QuerySelector($"[name='{fields[0].Name}']") is not null)
                ?? forms.FirstOrDefault();
        Assert.True(form is not null, $"{page.Path} has no such form: {page.Text[..Math.Min(600, page.Text.Length)]}");
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input, select, textarea"))
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || fields.Any(field => field.Name == name)) continue;
            if (element is IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false }) continue;
            if (element is IHtmlInputElement { Type: "file" }) continue;
            values.Add(new(name, element switch
            {
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement text => text.Value,
                _ => "",
            }));
        }
        values.AddRange(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Path;
        if (form.Method == "get")
            return await GetAsync(
                address.Split('?')[0] + "?" + string.Join('&', values.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}")));
        using var content = new FormUrlEncodedContent(values);
        using var answer = await http.PostAsync(address, content, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>Sends files with a form.</summary>
    public async Task<Shown> UploadAsync(
        Shown page, string field, string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var form = page.Document.QuerySelectorAll<IHtmlFormElement>("main form").First(
            one => one.QuerySelector($"[name='{field}']") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(bytes), field, fileName);
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Path;
        using var answer = await http.PostAsync(address, content, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>Sends fields to an address without a page before, as a stranger's program would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> RawAsync(string path) => await http.GetAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Looks again at a page by itself, as the script of long work does.</summary>
    public async Task<HttpStatusCode> PollAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Polling", "yes" } } };
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The page of a long work when it has ended, done or refused; any other page as it is.</summary>
    public async Task<Shown> WaitAsync(Shown page)
    {
        for (var tries = 0; page.Document.QuerySelector("[data-job-running=yes]") is not null; tries++)
        {
            Assert.True(tries < 300, $"The work does not end: {page.Text}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
            page = await GetAsync(page.Path);
        }
        return page;
    }

    /// <summary>The page of a long work when it is done.</summary>
    public async Task<Shown> EndedAsync(Shown job)
    {
        Assert.True(job.Path.StartsWith("/jobs/", StringComparison.Ordinal), $"{job.Path} is no work: {string.Join(' ', job.Errors)}");
        var ended = await WaitAsync(job);
        Assert.True(ended.Document.QuerySelector("main .trouble") is null, ended.Text);
        return ended;
    }

    public void Dispose() => http.Dispose();

    private async Task<Shown> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var document = (IHtmlDocument)await Parser.OpenAsync(request => request.Content(html).Address(site.Address.ToString()));
        return new(
            answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, html, document,
            answer.Headers.CacheControl?.NoStore != true);
    }
}
