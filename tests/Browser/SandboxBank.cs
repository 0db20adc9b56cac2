using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Paseban.Tests.Browser;

/// <summary>The bank of the demo's world, in a process of its own, over copies of its books and of the exchange folder.</summary>
internal sealed class SandboxBank : IDisposable
{
    private readonly TemporaryFolder place = new();
    private readonly HttpClient client = new();
    private Process? server;

    /// <summary>The folder that is shared with the bank.</summary>
    public string Exchange => place.Of("bank");

    public static async Task<SandboxBank> OpenAsync(DemoWorld world)
    {
        var bank = new SandboxBank();
        await world.CopyOutsideAsync(bank.place);
        var program = RepositoryRoot.Of("artifacts/bin/Sandbox/release/paseban-sandbox");
        Assert.True(File.Exists(program), "The sandbox is not built. Use ./paseban test.");
        bank.server = Process.Start(new ProcessStartInfo(
            program,
            [
                "serve", "--world", bank.place.Of("world"), "--exchange", bank.Exchange, "--port", "0", "--faults", "none",
                "--stop-with-input",
            ])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        const string Prefix = "listening on ";
        var line = await bank.server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(Prefix, line, StringComparison.Ordinal);
        bank.client.BaseAddress = new Uri(line![Prefix.Length..] + "/");
        return bank;
    }

    /// <summary>Time goes by at the bank; it does all that is due until then.</summary>
    public Task MoveToAsync(DateTimeOffset now) =>
        PostAsync("clock", new { now = now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) });

    /// <summary>The treasury moves money to the fund account.</summary>
    public Task TransferAsync(string reference, long amount) => PostAsync("treasury/transfers", new { reference, amount });

    public void Dispose()
    {
        client.Dispose();
        if (server is not null)
        {
            server.StandardInput.Close();
            if (!server.WaitForExit(5000)) server.Kill();
            server.Dispose();
        }
        place.Dispose();
    }

    private async Task PostAsync(string address, object body)
    {
        using var answer = await client.PostAsJsonAsync(address, body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"The bank answered {answer.StatusCode} to {address}.");
    }
}
