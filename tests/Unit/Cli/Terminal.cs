using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

/// <summary>Gives commands to the program as a shell would, in a home folder of the test.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public Terminal()
    {
        variables["HOME"] = folder.Path;
        variables["PASEBAN_DATABASE"] = $"sqlite:{folder.Of("paseban.db")}";
    }

    public string Folder => folder.Path;

    public Terminal With(string variable, string value)
    {
        variables[variable] = value;
        return this;
    }

    public async Task<Answer> GiveAsync(IReadOnlyList<string> words, string input = "")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new Host
        {
            Variable = variables.GetValueOrDefault,
            Input = new StringReader(input),
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        var exitCode = await CommandTree.RunAsync(words, host, Xunit.TestContext.Current.CancellationToken);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    public Task<Answer> GiveAsync(string line, string input = "") => GiveAsync(Commands.Words($"paseban {line}"), input);

    /// <summary>A migrated database with an administrator, whose token the terminal then uses.</summary>
    public static async Task<Terminal> WithAdministratorAsync(string migrate = "migrate")
    {
        var terminal = new Terminal();
        await terminal.GiveAsync(migrate);
        await terminal.GiveAsync($"actor bootstrap --name Dewi --token-file {terminal.folder.Of("dewi.token")}");
        return terminal.With("PASEBAN_TOKEN", await File.ReadAllTextAsync(terminal.folder.Of("dewi.token")));
    }

    public async Task<string> AddActorAsync(string name, string role)
    {
        var file = folder.Of($"{name}.token");
        await GiveAsync(["actor", "add", "--name", name, "--role", role, "--token-file", file]);
        return (await File.ReadAllTextAsync(file)).Trim();
    }

    public void Dispose() => folder.Dispose();
}

internal sealed record Answer(int ExitCode, string Output, string Error);
