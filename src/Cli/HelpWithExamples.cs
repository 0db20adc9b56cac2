using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Paseban.Cli;

/// <summary>The ordinary help, then examples that work as they stand, then the exit codes.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    /// <summary>Help is the same in a terminal and in a file, so that it can be compared.</summary>
    private const int Width = 140;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction { MaxWidth = Width }.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is OperatorCommand { Examples.Count: > 0 } command)
        {
            output.WriteLine("Examples:");
            foreach (var example in command.Examples) output.WriteLine($"  {example}");
            output.WriteLine();
        }
        if (parseResult.CommandResult.Command is SessionCommand { Access.NeedsActor: true } needy)
        {
            output.WriteLine("Who may:");
            output.WriteLine($"  {needy.Access.Roles}");
            output.WriteLine();
        }
        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCode.All) output.WriteLine($"  {code,-3} {meaning}");
        return ExitCode.Ok;
    }
}
