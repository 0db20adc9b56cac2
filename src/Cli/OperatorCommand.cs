namespace Paseban.Cli;

/// <summary>A command with examples, whose faults become a message and an exit code.</summary>
internal abstract class OperatorCommand : Command
{
    protected OperatorCommand(string name, string description, params string[] examples) : base(name, description)
    {
        Examples = examples;
        SetAction(
            (args, ct) =>
                Faults.GuardAsync((Host)args.InvocationConfiguration, args, () => RunAsync((Host)args.InvocationConfiguration, args, ct)));
    }

    /// <summary>Command lines that work as they stand, the commonest first.</summary>
    public IReadOnlyList<string> Examples { get; }

    protected abstract Task<int> RunAsync(Host host, ParseResult args, CancellationToken ct);
}

/// <summary>A word that only gathers commands: <c>actor</c>, <c>run</c>.</summary>
internal sealed class CommandGroup : Command
{
    public CommandGroup(string name, string description, params OperatorCommand[] commands) : base(name, description)
    {
        foreach (var command in commands) Add(command);
    }
}
