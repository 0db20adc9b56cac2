using System.CommandLine;
using System.CommandLine.Parsing;
using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

/// <summary>Every command of the program, found by walking its tree, so that a new one is under the tests at once.</summary>
internal static class Commands
{
    public static IEnumerable<OperatorCommand> All => Below(CommandTree.Build()).OfType<OperatorCommand>();

    public static string Name(Command command) => string.Join(' ', CommandTree.Path(command));

    /// <summary>An example as the words after <c>paseban</c>, without what a shell would do itself (&lt; FILE).</summary>
    public static IReadOnlyList<string> Words(string example) =>
        [.. CommandLineParser.SplitCommandLine(example.Split(" < ")[0]).Skip(1)];

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Append(command);
}
