namespace Paseban.Cli.Demo;

/// <summary>A command or the sandbox did not do what the demo needs; the demo stops there and can be given again.</summary>
internal sealed class DemoFailure(int exitCode, IReadOnlyList<Problem> problems)
    : Exception(string.Join(" ", problems.Select(problem => $"[{problem.Code}] {problem.Message}")))
{
    public int ExitCode => exitCode;

    public IReadOnlyList<Problem> Problems => problems;

    public static DemoFailure Of(string code, string message, string remedy) =>
        new(Cli.ExitCode.Problems, [Problem.Invalid(code, message, remedy)]);
}
