using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Paseban.Cli.Accounts;
using Paseban.Cli.Deliberation;
using Paseban.Cli.Demo;
using Paseban.Cli.Disbursement;
using Paseban.Cli.Enrolment;
using Paseban.Cli.Intake;
using Paseban.Cli.Matching;
using Paseban.Cli.Oversight;
using Paseban.Cli.Registry;
using Paseban.Cli.Targeting;
using Paseban.Cli.Territory;
using Paseban.Cli.Verification;
using Paseban.Cli.Web;

namespace Paseban.Cli;

/// <summary>All commands of the program, and the one way to give one.</summary>
internal static class CommandTree
{
    private const string Description = """
        Paseban runs Jakarta's basic-needs cash assistance (KLJ, KPDJ, KAJ) from the registry to the last rupiah:
        who is entitled and why, paid once and exactly once, each rupiah proven.
        """;

    public static RootCommand Build()
    {
        var root = new RootCommand(Description) { HelpName = "paseban" };
        GlobalOptions.AddTo(root);
        foreach (var option in root.Options.OfType<HelpOption>()) option.Action = new HelpWithExamples();
        root.Add(new DemoCommand());
        root.Add(new ServeCommand());
        root.Add(new MigrateCommand());
        root.Add(new LoginCommand());
        root.Add(new LogoutCommand());
        root.Add(ActorCommands.Group());
        root.Add(UserCommands.Group());
        root.Add(MessageCommands.Group());
        root.Add(AuditCommands.Group());
        root.Add(AccessCommands.Group());
        root.Add(LawCommands.Group());
        root.Add(LoadTerritoryCommand.Group());
        root.Add(ImportCommands.Group());
        root.Add(PersonCommands.Group());
        root.Add(WaveCommands.Group());
        root.Add(ApplicationCommands.Group());
        root.Add(MatchCommands.Match());
        root.Add(MatchCommands.Duplicate());
        root.Add(MatchCommands.Proposal());
        root.Add(new AssessCommand());
        root.Add(new ExplainCommand());
        root.Add(VisitCommands.Group());
        root.Add(VerificationCommands.Group());
        root.Add(ShowCaseCommand.Group());
        root.Add(new LinkCommand());
        root.Add(MeetingCommands.Group());
        root.Add(DisplayCommands.Group());
        root.Add(ObjectionCommands.Group());
        root.Add(TargetListCommands.Group());
        root.Add(SiksNgCommands.Group());
        root.Add(QuotaCommands.Group());
        root.Add(CandidateCommands.Group());
        root.Add(DecreeCommands.Group());
        root.Add(RecipientCommands.Group());
        root.Add(BudgetCommands.Budget());
        root.Add(RunCommands.Group());
        root.Add(BudgetCommands.Order());
        root.Add(BankCommands.Group());
        root.Add(LedgerCommands.Group());
        root.Add(BudgetCommands.Year());
        return root;
    }

    /// <summary>Parses and runs one command line; returns its exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> commandLine, Host host, CancellationToken ct = default)
    {
        var parsed = Build().Parse(commandLine);
        if (parsed.Action is not ParseErrorAction) return await parsed.InvokeAsync(host, ct);
        var isGroup = parsed.CommandResult.Command is not OperatorCommand;
        if (isGroup && parsed.UnmatchedTokens.Count == 0 && !GlobalOptions.Json(parsed))
        {
            // A word that only gathers commands was given alone: its help tells which there are.
            await Build().Parse([.. commandLine, "--help"]).InvokeAsync(host, ct);
            return ExitCode.Usage;
        }
        var name = string.Join(' ', Path(parsed.CommandResult.Command));
        var messages = isGroup
            ? parsed.UnmatchedTokens.Take(1).Select(word => $"'{name}' has no command '{word}'.")
                .DefaultIfEmpty($"'{name}' needs a command.")
            : parsed.Errors.Select(Words);
        Report.Write(
            host, parsed, [.. messages.Select(message => Problem.Invalid("usage", message, $"See '{name} --help'."))], ExitCode.Usage);
        return ExitCode.Usage;
    }

    /// <summary>What is wrong with the command line, without the types of .NET that the library would name.</summary>
    private static string Words(ParseError error)
    {
        var (name, type, tokens) = error.SymbolResult switch
        {
            OptionResult given => (given.Option.Name, given.Option.ValueType, given.Tokens),
            ArgumentResult { Parent: OptionResult given } => (given.Option.Name, given.Option.ValueType, given.Tokens),
            ArgumentResult given => (given.Argument.Name, given.Argument.ValueType, given.Tokens),
            _ => ("", typeof(string), []),
        };
        if (tokens.Count == 0) return error.Message;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        // Where only some words are taken, the library lists them a line each.
        string[] known = plain.IsEnum
            ? Enum.GetNames(plain)
            : [.. error.Message.Split('\n').Skip(1).Select(line => line.Trim(' ', '\t', '\r', '\''))];
        if (known.Length > 0) return $"{name}: '{tokens[^1].Value}' is not one of {string.Join(", ", known)}.";
        return error.Message.Contains(plain.FullName!, StringComparison.Ordinal)
            ? $"{name}: '{tokens[^1].Value}' is not a whole number."
            : error.Message;
    }

    /// <summary>The words that name a command: paseban, actor, add.</summary>
    public static IEnumerable<string> Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Path(parent).Append(command.Name) : ["paseban"];
}
