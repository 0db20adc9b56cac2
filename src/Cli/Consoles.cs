using Spectre.Console;

namespace Paseban.Cli;

/// <summary>Spectre consoles on the streams of a host: colours only where a person looks.</summary>
internal static class Consoles
{
    /// <summary>Wide enough that no line wraps in a file or a pipe.</summary>
    private const int WidthOutsideTerminals = 1000;

    public static IAnsiConsole Output(Host host) => On(host.Output, host.OutputIsTerminal, host);

    public static IAnsiConsole Error(Host host) => On(host.Error, host.ErrorIsTerminal, host);

    private static IAnsiConsole On(TextWriter writer, bool isTerminal, Host host)
    {
        var plain = !isTerminal || host.Variable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal) console.Profile.Width = WidthOutsideTerminals;
        return console;
    }
}
