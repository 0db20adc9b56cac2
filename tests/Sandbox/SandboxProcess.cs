using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Paseban.Tests.Sandbox;

/// <summary>The real executable, serving; it can be killed as a power cut would.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process process;

    private SandboxProcess(Process process, Uri address)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Http { get; }

    public static async Task<SandboxProcess> Start(string world, string exchange, string faults = "none")
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var executable = Path.Combine(AppContext.BaseDirectory, "paseban-sandbox.dll");
        string[] arguments = ["exec", executable, "serve", "--world", world, "--exchange", exchange, "--port", "0", "--faults", faults];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var started = Process.Start(start)!;
        var line = await started.StandardOutput.ReadLineAsync();
        if (line is null || !line.StartsWith("listening on ", StringComparison.Ordinal))
            throw new InvalidOperationException($"The sandbox said '{line}' and {await started.StandardError.ReadToEndAsync()}");
        return new SandboxProcess(started, new Uri(line["listening on ".Length..]));
    }

    public async Task<HttpResponseMessage> SetClock(string day) =>
        await Http.PostAsJsonAsync("/clock", new { now = $"{day}T10:00:00+07:00" });

    public Task<string> Get(string path) => Http.GetStringAsync(path);

    public async Task<HttpStatusCode> Status(string path)
    {
        using var response = await Http.GetAsync(path);
        return response.StatusCode;
    }

    public async Task Transfer(string reference, long amount) =>
        (await Http.PostAsJsonAsync("/treasury/transfers", new { reference, amount })).EnsureSuccessStatusCode();

    public async Task<JsonNode> Books() => JsonNode.Parse(await Http.GetStringAsync("/bank/books"))!;

    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
        Http.Dispose();
    }
}
