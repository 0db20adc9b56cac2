using System.CommandLine;
using System.Text.RegularExpressions;
using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

/// <summary>What the program tells people to type, wherever its source says it, is a command line that it takes.</summary>
public sealed partial class HintTests
{
    public static TheoryData<string> Hints => [.. All().Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Hints))]
    public void Hint_WhereverItIsGiven_NamesACommandAndItsOptions(string hint)
    {
        var words = hint.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(word => word.Trim('.', ')')).ToList();
        var command = Find(words);
        var known = command.Options.Concat(CommandTree.Build().Options).Select(option => option.Name).ToList();
        var given = words.SelectMany(word => word.Split('|')).Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();

        Assert.IsType<OperatorCommand>(command, exactMatch: false);
        Assert.All(given, option => Assert.Contains(option, known));
        if (given.Count == 0 || hint.Contains("...", StringComparison.Ordinal)) return;
        Assert.All(command.Options.Where(option => option.Required), option => Assert.Contains(option.Name, given));
    }

    /// <summary>The longest beginning of the words that names a command.</summary>
    private static Command Find(IEnumerable<string> words)
    {
        Command command = CommandTree.Build();
        foreach (var word in words)
        {
            if (command.Subcommands.FirstOrDefault(one => one.Name == word) is not { } inner) break;
            command = inner;
        }
        return command;
    }

    /// <summary>Without the examples, which have a test of their own, and what names its command only as the program runs.</summary>
    private static IEnumerable<string> All()
    {
        var examples = Commands.All.SelectMany(command => command.Examples)
            .Select(example => example.Replace("\"", "", StringComparison.Ordinal)).ToList();
        return
            from folder in new[] { "Cli", "Assistance", "Rules", "Storage" }
            from file in Directory.EnumerateFiles(RepositoryRoot.Of($"src/{folder}"), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match said in CommandLine().Matches(line.Replace("\\\"", "", StringComparison.Ordinal))
            let hint = said.Value.Trim()
            where !examples.Any(example => example.StartsWith(hint, StringComparison.Ordinal)) && !OfNoCommand().IsMatch(hint)
            select hint;
    }

    /// <summary>From the program's name to the end of the text, or to where the sentence goes on.</summary>
    [GeneratedRegex(@"(?<=[""' ])paseban [a-z][a-z-]*[^"";,']*")]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^paseban [a-z-]+ \{")]
    private static partial Regex OfNoCommand();
}
