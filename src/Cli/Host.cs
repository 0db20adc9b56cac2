namespace Paseban.Cli;

/// <summary>
/// The world around one command: its streams, its environment and its clock. The process has one of its own; the demo makes one
/// for each command that it gives, so that it goes the same way as an operator's.
/// </summary>
internal sealed class Host : InvocationConfiguration
{
    public required Func<string, string?> Variable { get; init; }

    public required TextReader Input { get; init; }

    /// <summary>Whether a person reads the results as they are printed.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person watches the progress; otherwise it is a line now and then.</summary>
    public bool ErrorIsTerminal { get; init; }

    public bool InputIsTerminal { get; init; }

    /// <summary>Takes the progress instead of the screen; null to show it.</summary>
    public IProgress<WorkProgress>? ProgressTaker { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static Host OfProcess() => new()
    {
        Variable = Environment.GetEnvironmentVariable,
        Input = Console.In,
        Output = Console.Out,
        Error = Console.Error,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        InputIsTerminal = !Console.IsInputRedirected,
        EnableDefaultExceptionHandler = false,
        // A change that is being committed is given time to end; then the shell gets its prompt back in any case.
        ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>A folder of the user: <paramref name="variable"/> when set, else <paramref name="below"/> in their home.</summary>
    public string UserFolder(string variable, string below) =>
        Variable(variable) is { Length: > 0 } folder
            ? Path.Combine(folder, "paseban")
            : Path.Combine(Variable("HOME") is { Length: > 0 } home ? home : Path.GetTempPath(), below, "paseban");
}
