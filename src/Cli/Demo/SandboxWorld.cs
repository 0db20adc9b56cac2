using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Paseban.Cli.Demo;

/// <summary>The outside world: an executable of its own that makes a world, then is its bank over HTTP and a folder of files.</summary>
internal sealed class SandboxWorld(string executable, DemoPlace place) : IDisposable
{
    private Process? server;
    private HttpClient? client;

    /// <summary>The most memory that one of its processes had, in bytes.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>Makes the world; one that stands there already is left alone.</summary>
    public async Task<string> MakeAsync(DemoWorld world, string territory, CancellationToken ct)
    {
        using var making = Start(
            "make",
            "--scenario",
            world.Scenario,
            "--seed",
            world.Seed.ToString(CultureInfo.InvariantCulture),
            "--scale",
            world.Scale.ToString(CultureInfo.InvariantCulture),
            "--territory",
            territory,
            "--out",
            place.World);
        var (output, error) = (making.StandardOutput.ReadToEndAsync(ct), making.StandardError.ReadToEndAsync(ct));
        while (!making.HasExited)
        {
            NotePeak(making);
            await Task.WhenAny(making.WaitForExitAsync(ct), Task.Delay(100, ct));
            ct.ThrowIfCancellationRequested();
        }
        if (making.ExitCode == 0) return (await output).Trim();
        throw DemoFailure.Of(
            "demo.world", (await error).Trim(), $"Mend what it names; or begin anew: remove {place.World}, or choose another --out.");
    }

    /// <summary>Opens the bank. It ends when this process does, even when that is killed.</summary>
    public async Task ServeAsync(CancellationToken ct)
    {
        server = Start("serve", "--world", place.World, "--exchange", place.Bank, "--port", "0", "--stop-with-input");
        const string Prefix = "listening on ";
        var line = await server.StandardOutput.ReadLineAsync(ct);
        if (line?.StartsWith(Prefix, StringComparison.Ordinal) != true)
            throw DemoFailure.Of(
                "demo.bank", $"The sandbox bank did not start: {await server.StandardError.ReadToEndAsync(ct)}", "Give the command again.");
        client = new HttpClient { BaseAddress = new Uri(line[Prefix.Length..] + "/"), Timeout = TimeSpan.FromMinutes(10) };
    }

    public async Task<DateTimeOffset> ClockAsync(CancellationToken ct) =>
        (await Http.GetFromJsonAsync<JsonElement>("clock", ct)).GetProperty("now").GetDateTimeOffset();

    /// <summary>Sets the bank's clock; it answers when all that is due until then is done.</summary>
    public Task SetClockAsync(DateTimeOffset now, CancellationToken ct) => PostAsync("clock", new { now = Iso(now) }, ct);

    /// <summary>The treasury moves money to the fund account; the same reference again moves nothing.</summary>
    public Task TransferAsync(string reference, long amount, CancellationToken ct) =>
        PostAsync("treasury/transfers", new { reference, amount }, ct);

    /// <summary>
    /// Accounts that the bank has corrected, as a file to import; null when there are none after <paramref name="after"/>.
    /// </summary>
    public async Task<(long Last, string Csv)?> CorrectionsAsync(long after, CancellationToken ct)
    {
        using var response = await Http.GetAsync($"bank/accounts/corrections?after={after.ToString(CultureInfo.InvariantCulture)}", ct);
        response.EnsureSuccessStatusCode();
        var last = long.Parse(response.Headers.GetValues("X-Last").Single(), CultureInfo.InvariantCulture);
        return last > after ? (last, await response.Content.ReadAsStringAsync(ct)) : null;
    }

    /// <summary>The bank's own books in totals: what it credited, and whether anybody's month came twice.</summary>
    public Task<JsonElement> BooksAsync(CancellationToken ct) => Http.GetFromJsonAsync<JsonElement>("bank/books", ct);

    /// <summary>An office of the sandbox reads a list (CSV with a column nik) and gives its answer, a list again.</summary>
    public async Task<string> AskAsync(string address, string table, CancellationToken ct)
    {
        using var content = new StreamContent(File.OpenRead(table)) { Headers = { ContentType = new("text/csv") } };
        using var response = await Http.PostAsync(address, content, ct);
        var answer = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode ? answer : throw Refusal(address, (int)response.StatusCode, answer);
    }

    /// <summary>A list that an office of the sandbox publishes.</summary>
    public async Task<string> ReadAsync(string address, CancellationToken ct)
    {
        using var response = await Http.GetAsync(address, ct);
        var answer = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode ? answer : throw Refusal(address, (int)response.StatusCode, answer);
    }

    /// <summary>Where it listens, for the commands that ask it themselves.</summary>
    public Uri Address => Http.BaseAddress!;

    public void NotePeak()
    {
        if (server is { HasExited: false }) NotePeak(server);
    }

    public void Dispose()
    {
        client?.Dispose();
        if (server is null) return;
        NotePeak();
        server.StandardInput.Close();
        if (!server.WaitForExit(5000)) server.Kill();
        server.Dispose();
    }

    private HttpClient Http => client ?? throw new InvalidOperationException("The bank is not open.");

    private static string Iso(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private async Task PostAsync(string address, object body, CancellationToken ct)
    {
        using var response = await Http.PostAsJsonAsync(address, body, ct);
        if (!response.IsSuccessStatusCode)
            throw Refusal(address, (int)response.StatusCode, await response.Content.ReadAsStringAsync(ct));
    }

    private static DemoFailure Refusal(string address, int status, string answer) =>
        DemoFailure.Of("demo.sandbox", $"The sandbox answered {status} to {address}: {answer}", "Give the command again.");

    private Process Start(params IReadOnlyList<string> words) =>
        Process.Start(new ProcessStartInfo(executable, words)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{executable} did not start.");

    private void NotePeak(Process process)
    {
        try
        {
            process.Refresh();
            PeakMemory = Math.Max(PeakMemory, process.PeakWorkingSet64);
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the answer.
        }
    }
}
