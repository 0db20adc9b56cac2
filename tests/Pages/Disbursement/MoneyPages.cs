using System.Net;
using Paseban.Kernel;
using Paseban.Tests.Pages.Harness;
using Paseban.Web.Hosting;
using Xunit;

namespace Paseban.Tests.Pages.Disbursement;

/// <summary>The office over the demo's world, with somebody for each duty.</summary>
internal sealed class MoneyPages : IAsyncDisposable
{
    /// <summary>The run that the demo has paid and closed.</summary>
    public const string Paid = "JAN-2022";

    private readonly Dictionary<Role, Reader> readers = [];

    private MoneyPages(Site site) => Site = site;

    public Site Site { get; }

    public static async Task<MoneyPages> OpenAsync(DemoWorld world) => new(await Site.OfDemoAsync(WebSite.Office, world));

    public async Task<Reader> AsAsync(Role role)
    {
        if (!readers.TryGetValue(role, out var reader)) readers.Add(role, reader = await Reader.OfAsync(Site, role));
        return reader;
    }

    public async Task<Shown> GetAsync(Role role, string path) => await (await AsAsync(role)).GetAsync(path);

    /// <summary>Opens the page, sends its form, and waits for the work when it is one.</summary>
    public async Task<Shown> SendAsync(Role role, string path, params (string Name, string Value)[] fields)
    {
        var reader = await AsAsync(role);
        return await reader.WaitAsync(await reader.SendAsync(await reader.GetAsync(path), fields));
    }

    /// <summary>The page that a job leads to.</summary>
    public static async Task<Shown> ResultAsync(Reader reader, Shown job)
    {
        var link = job.Document.QuerySelector("main a.govuk-button")?.GetAttribute("href");
        Assert.True(link is not null, $"The work has no result: {job.Text}");
        var result = await reader.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, result.Status);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in readers.Values) reader.Dispose();
        await Site.DisposeAsync();
    }
}
