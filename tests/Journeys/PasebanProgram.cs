using System.Diagnostics;
using Paseban.Tests.TestKit;

namespace Paseban.Tests.Journeys;

/// <summary>The real program, started as an operator starts it, in a folder of the test.</summary>
internal sealed class PasebanProgram : IDisposable
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public PasebanProgram(string? database = null)
    {
        variables["HOME"] = folder.Path;
        variables["PASEBAN_DATABASE"] = database ?? $"sqlite:{folder.Of("paseban.db")}";
        variables["PASEBAN_SANDBOX"] = RepositoryRoot.Of($"artifacts/bin/Sandbox/{Configuration}/paseban-sandbox");
    }

    public static string Path { get; } = RepositoryRoot.Of($"artifacts/bin/Cli/{Configuration}/paseban");

    public string Of(string name) => folder.Of(name);

    public PasebanProgram With(string variable, string value)
    {
        variables[variable] = value;
        return this;
    }

    /// <summary>Lets the program choose its database itself.</summary>
    public PasebanProgram WithoutDatabase()
    {
        variables.Remove("PASEBAN_DATABASE");
        return this;
    }

    public Process Start(params IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(Path, words)
        {
            UseShellExecute = false,
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PASEBAN_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public async Task<Answer> GiveAsync(params IReadOnlyList<string> words)
    {
        using var process = Start(words);
        process.StandardInput.Close();
        var stop = Xunit.TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return new Answer(process.ExitCode, await output, await error);
    }

    public void Dispose() => folder.Dispose();
}

internal sealed record Answer(int ExitCode, string Output, string Error);
