using System.Globalization;
using System.Text.Json;
using Paseban.Assistance.Oversight;
using Paseban.Kernel;

namespace Paseban.Cli.Demo;

/// <summary>
/// The people who act in the demo. They give the ordinary commands, each with their own token at the simulated instant: the same command
/// line, the same rights and the same JSON that an operator's script would see.
/// </summary>
internal sealed class DemoOffice(Host host, DemoPlace place, IProgress<WorkProgress> progress)
{
    /// <summary>One person for each role that the calendar needs.</summary>
    public static readonly IReadOnlyList<(Role Role, string Name)> People =
    [
        (Role.Administrator, "Dewi Anggraini"),
        (Role.PusdatinOfficer, "Budi Santoso"),
        (Role.DinasApprover, "Ratna Kusuma"),
        (Role.Treasurer, "Sri Wahyuni"),
        (Role.RegionalTreasurer, "Agus Pranoto"),
        (Role.BankLiaison, "Maya Lestari"),
        (Role.Auditor, "Hendra Wijaya"),
        (Role.CallCentre, "Nur Aini"),
    ];

    private readonly Dictionary<Role, string> tokens = [];

    public DateTimeOffset Now { get; set; }

    public string TokenFile(Role role) => Path.Combine(place.Tokens, RoleNames.Of(role) + ".token");

    /// <summary>Gives a command that must succeed; returns its result.</summary>
    public async Task<JsonElement> GiveAsync(Role? role, CancellationToken ct, params IReadOnlyList<string> words)
    {
        var (exitCode, result) = await TryAsync(role, ct, words);
        return exitCode == ExitCode.Ok ? result : throw Failure(words, exitCode, result);
    }

    /// <summary>Gives a command that may find problems in what it looks at (<see cref="ExitCode.Problems"/>).</summary>
    public async Task<JsonElement> LookAsync(Role? role, CancellationToken ct, params IReadOnlyList<string> words)
    {
        var (exitCode, result) = await TryAsync(role, ct, words);
        var isRefusal = result.ValueKind == JsonValueKind.Object && result.TryGetProperty("exit_code", out _);
        return exitCode is ExitCode.Ok or ExitCode.Problems && !isRefusal ? result : throw Failure(words, exitCode, result);
    }

    public async Task<(int ExitCode, JsonElement Result)> TryAsync(Role? role, CancellationToken ct, params IReadOnlyList<string> words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var given = new Host
        {
            Variable = name => Variable(name, role),
            Input = TextReader.Null,
            Output = output,
            Error = TextWriter.Null,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            ProgressTaker = progress,
            Time = host.Time,
        };
        var exitCode = await CommandTree.RunAsync([.. words, "--json"], given, ct);
        ct.ThrowIfCancellationRequested();
        using var document = JsonDocument.Parse(output.ToString());
        return (exitCode, document.RootElement.Clone());
    }

    public static DemoFailure Failure(IReadOnlyList<string> words, int exitCode, JsonElement result)
    {
        var asked = $"'paseban {string.Join(' ', words)}' did not succeed.";
        if (result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("exit_code", out _))
            return new DemoFailure(exitCode, [Problem.Invalid("demo.command", asked, $"It answered: {result.GetRawText()}")]);
        var problems = result.Items("problems").Select(problem => Problem.Invalid(
            problem.GetProperty("code").GetString() ?? "",
            problem.GetProperty("message").GetString() ?? "",
            problem.GetProperty("remedy").GetString() ?? ""));
        return new DemoFailure(exitCode, [Problem.Invalid("demo.command", asked, ""), .. problems]);
    }

    private string? Variable(string name, Role? role) => name switch
    {
        "PASEBAN_DATABASE" => place.Database,
        "PASEBAN_KEYS" => place.Keys,
        "PASEBAN_EXCHANGE" => place.Bank,
        "PASEBAN_BANK_KEY" => null,
        "PASEBAN_CLOCK" => Now.ToOffset(ProcessContext.Jakarta).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        "PASEBAN_TOKEN" => role is { } known ? Token(known) : null,
        _ => host.Variable(name),
    };

    private string Token(Role role)
    {
        if (tokens.TryGetValue(role, out var token)) return token;
        return tokens[role] = File.ReadAllText(TokenFile(role)).Trim();
    }
}
