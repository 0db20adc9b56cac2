using System.Text.Json;
using Spectre.Console;

namespace Paseban.Cli;

/// <summary>How a command's end is told: a page for people, one JSON document for machines, problems with what to do about them.</summary>
internal static class Report
{
    public static int Result<T>(Host host, ParseResult args, T result, Action<Page, T> view, int exitCode)
    {
        if (GlobalOptions.Json(args)) host.Output.WriteLine(JsonSerializer.Serialize(result, JsonOutput.Options));
        else view(new Page(host, GlobalOptions.Wording(args), GlobalOptions.Quiet(args)), result);
        return exitCode;
    }

    public static int Problems(Host host, ParseResult args, IReadOnlyList<Problem> problems)
    {
        var exitCode = ExitCode.Of(problems);
        Write(host, args, problems, exitCode);
        return exitCode;
    }

    public static void Write(Host host, ParseResult args, IReadOnlyList<Problem> problems, int exitCode)
    {
        if (GlobalOptions.Json(args))
        {
            host.Output.WriteLine(JsonSerializer.Serialize(new { exitCode, problems }, JsonOutput.Options));
            return;
        }
        var console = Consoles.Error(host);
        // Asked only where it matters: the language itself may be what is wrong with the command line.
        var language = problems.Any(problem => problem.Indonesian is not null)
            ? GlobalOptions.Wording(args).Operator
            : Language.English;
        foreach (var problem in problems)
        {
            var field = problem.Field.Length > 0 ? $" {problem.Field}" : "";
            console.MarkupLineInterpolated($"[red bold]{problem.Code}[/]{field}: {problem.Reason().In(language)}");
            var advice = Advice(problem, language);
            if (advice.Length > 0) console.MarkupLineInterpolated($"  {advice}");
        }
    }

    /// <summary>What to do about a problem, and what to type for it.</summary>
    public static string Advice(Problem problem, Language language)
    {
        var isIndonesian = language == Language.Indonesian && problem.Indonesian is not null;
        return $"{problem.Advice().In(language)} {(isIndonesian ? CommandHint.InIndonesian(problem.Command) : problem.Command)}".Trim();
    }
}
