using System.Net;

namespace Paseban.Tests.Pages.Disbursement;

/// <summary>The office over the demo's world, with somebody for each duty.</summary>
internal sealed class MoneyPages : IAsyncDisposable
{
    /// <summary>The run that the demo has paid and closed.</summary>
    public const string Paid = "JAN-2022";

    /// <summary>The run after it, which a test builds.</summary>
    public const string Next = "FEB-2022";

    private readonly Dictionary<Role, Reader> readers = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private MoneyPages(Site site) => Site = site;

    public Site Site { get; }

    /// <param name="world">The demo's world.</param>
    /// <param name="exchange">Where files are exchanged with the bank; null where the office was told of no bank.</param>
    public static async Task<MoneyPages> OpenAsync(DemoWorld world, string? exchange = null) =>
        new(await Site.OfDemoAsync(WebSite.Office, world, exchange));

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

    /// <summary>
    /// Builds <see cref="Next"/> and accepts what the check finds, by the pages. The accounts of so many of its payees are lost before, so
    /// that their payments are held.
    /// </summary>
    public async Task BuildAsync(int held = 0)
    {
        await ExecuteAsync(
            """
            delete from bank_account where person_id in (
                select person_id from payment where programme = 'KLJ' order by person_id limit @held)
            """,
            new { held = (long)held });
        var day = DateOnly.FromDateTime(Site.Time.GetUtcNow().DateTime).AddDays(3).Iso;
        await SendAsync(
            Role.PusdatinOfficer, "/runs/new", ("Name", Next), ("Programmes", "KLJ"), ("From", "2022-02"), ("Through", "2022-02"),
            ("ValueDate", day));
        await SendAsync(Role.PusdatinOfficer, $"/runs/{Next}/check");
        var accept = await GetAsync(Role.PusdatinOfficer, $"/runs/{Next}/accept");
        var codes = accept.Document.QuerySelectorAll("input[name=Codes]").Select(box => ("Codes", box.GetAttribute("value")!)).ToArray();
        if (codes.Length > 0)
            await (await AsAsync(Role.PusdatinOfficer)).SendAsync(accept, [.. codes, ("Reason", "Bulan biasa, sudah dihitung ulang.")]);
    }

    /// <summary>Approves the built run and instructs the bank, after its three papers.</summary>
    public async Task InstructAsync()
    {
        await SendAsync(Role.DinasApprover, $"/runs/{Next}/approve");
        var today = DateOnly.FromDateTime(Site.Time.GetUtcNow().DateTime).Iso;
        foreach (var number in (string[])["1", "2", "3"])
            await SendAsync(Role.Treasurer, $"/runs/{Next}/order", ("Number", number), ("Dated", today));
        await SendAsync(Role.BankLiaison, $"/runs/{Next}/instruct");
    }

    /// <summary>Changes the world past the use cases.</summary>
    public async Task ExecuteAsync(string sql, object args)
    {
        await using var work = await Site.Database.BeginAsync(
            new(ProcessKind.DatabaseMigrating, Site.Time.GetUtcNow(), Actor.System), Stop);
        await work.ExecuteAsync(sql, args, Stop);
        await work.CommitAsync(Stop);
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var reading = await Site.Database.ReadAsync(Stop);
        return await reading.SingleAsync<long>(sql, ct: Stop);
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
