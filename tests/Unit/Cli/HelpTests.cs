using System.Text;
using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

/// <summary>The help of every command as it was agreed, which is also the reference that operators read.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Help_OfEveryCommand_IsAsInTheReference()
    {
        var now = await ReferenceAsync();

        AgreedPage.Compare("docs/operating/commands.md", now);
    }

    [Fact]
    public async Task Help_OfTheProgram_TellsTheExitCodes()
    {
        using var terminal = new Terminal();

        var answer = await terminal.GiveAsync("--help");

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
        Assert.All(ExitCode.All, code => Assert.Contains($"  {code.Code,-3} {code.Meaning}", answer.Output, StringComparison.Ordinal));
    }

    private static async Task<string> ReferenceAsync()
    {
        using var terminal = new Terminal();
        var text = new StringBuilder("# Commands\n\nMade from `--help` by a test; do not edit.\n\n```\n");
        text.Append((await terminal.GiveAsync("--help")).Output.Trim()).Append("\n```\n");
        foreach (var command in Commands.All.OrderBy(Commands.Name, StringComparer.Ordinal))
        {
            var help = (await terminal.GiveAsync($"{Commands.Name(command)["paseban ".Length..]} --help")).Output;
            text.Append("\n## ").Append(Commands.Name(command)).Append("\n\n```\n").Append(OwnPart(help)).Append("\n```\n");
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Without the options and exit codes that every command has.</summary>
    private static string OwnPart(string help)
    {
        var lines = help.ReplaceLineEndings("\n").Split('\n').ToList();
        var shared = lines.FindIndex(line => line.StartsWith("  -?, -h, --help", StringComparison.Ordinal));
        var end = lines.FindIndex(shared, line => line.Length == 0);
        lines.RemoveRange(shared, end - shared);
        var own = lines.TakeWhile(line => line != "Exit codes:").Select(line => line.TrimEnd());
        return string.Join('\n', own).Replace("Options:\n\n", "", StringComparison.Ordinal).Trim();
    }
}
