using System.Globalization;
using System.Text.Json;
using Paseban.Assistance.Accounts;

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
        (Role.DataProtectionOfficer, "Lina Hartati"),
        (Role.CallCentre, "Nur Aini"),
        (Role.KelurahanOfficer, "Yanti Marlina"),
        (Role.Lurah, "Joko Susilo"),
        (Role.Pendamsos, "Rina Oktavia"),
    ];

    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    public DateTimeOffset Now { get; set; }

    /// <summary>Logins at other offices, as an operator would keep them in the environment.</summary>
    public Dictionary<string, string> Login { get; } = new(StringComparer.Ordinal);

    public string TokenFile(Role role) => TokenFile(RoleNames.Of(role));

    /// <summary>Where the token of a citizen's account lies.</summary>
    public string TokenFile(string account) => Path.Combine(place.Tokens, account + ".token");

    /// <summary>Gives a command that must succeed; returns its result.</summary>
    public Task<JsonElement> GiveAsync(Role? role, CancellationToken ct, params IReadOnlyList<string> words) =>
        GiveAsync(role is { } known ? RoleNames.Of(known) : null, ct, words);

    /// <summary>The same by a citizen's account.</summary>
    public async Task<JsonElement> GiveAsync(string? account, CancellationToken ct, params IReadOnlyList<string> words)
    {
        var (exitCode, result) = await TryAsync(account, ct, words);
        return exitCode == ExitCode.Ok ? result : throw Failure(words, exitCode, result);
    }

    /// <summary>Gives a command that may find problems in what it looks at (<see cref="ExitCode.Problems"/>).</summary>
    public async Task<JsonElement> LookAsync(Role? role, CancellationToken ct, params IReadOnlyList<string> words)
    {
        var (exitCode, result) = await TryAsync(role, ct, words);
        var isRefusal = result.ValueKind == JsonValueKind.Object && result.TryGetProperty("exit_code", out _);
        return exitCode is ExitCode.Ok or ExitCode.Problems && !isRefusal ? result : throw Failure(words, exitCode, result);
    }

    public Task<(int ExitCode, JsonElement Result)> TryAsync(Role? role, CancellationToken ct, params IReadOnlyList<string> words) =>
        TryAsync(role is { } known ? RoleNames.Of(known) : null, ct, words);

    public async Task<(int ExitCode, JsonElement Result)> TryAsync(
        string? account, CancellationToken ct, params IReadOnlyList<string> words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var given = new Host
        {
            Variable = name => Variable(name, account),
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

    private string? Variable(string name, string? account) => name switch
    {
        "PASEBAN_DATABASE" => place.Database,
        "PASEBAN_KEYS" => place.Keys,
        "PASEBAN_EXCHANGE" => place.Bank,
        "PASEBAN_BANK_KEY" => null,
        "PASEBAN_CLOCK" => Now.ToOffset(ProcessContext.Jakarta).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        "PASEBAN_TOKEN" => account is null ? null : Token(account),
        _ => Login.GetValueOrDefault(name) ?? host.Variable(name),
    };

    private string Token(string account)
    {
        if (tokens.TryGetValue(account, out var token)) return token;
        return tokens[account] = File.ReadAllText(TokenFile(account)).Trim();
    }
}
