namespace Paseban.Cli;

/// <summary>What the program answers to the shell; printed at the end of every <c>--help</c>.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Problems = 1;
    public const int Usage = 2;
    public const int Forbidden = 3;
    public const int NotFound = 4;
    public const int Conflict = 5;
    public const int Internal = 70;
    public const int Cancelled = 130;

    public static readonly IReadOnlyList<(int Code, string Meaning)> All =
    [
        (Ok, "done"),
        (Problems, "done in part or not at all: the input has problems, or rows were refused"),
        (Usage, "the command line is wrong"),
        (Forbidden, "no token, or no right to do this"),
        (NotFound, "what was named does not exist"),
        (Conflict, "it exists, but not in a state that allows this"),
        (Internal, "a fault of the program; the message names a log file"),
        (Cancelled, "cancelled (Ctrl-C); what was not finished is undone"),
    ];

    /// <summary>The code of the gravest problem: a refusal tells more than a bad row.</summary>
    public static int Of(IReadOnlyList<Problem> problems) =>
        problems.Select(problem => Of(problem.Kind)).DefaultIfEmpty(Ok).MaxBy(code => code == Forbidden ? int.MaxValue : code);

    /// <summary>Of a list of which so many rows were refused while the others landed.</summary>
    public static int OfRows(long refused) => refused > 0 ? Problems : Ok;

    private static int Of(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => Problems,
        ProblemKind.NotFound => NotFound,
        ProblemKind.Forbidden => Forbidden,
        ProblemKind.Conflict => Conflict,
    };
}
