using System.Diagnostics.CodeAnalysis;

namespace Paseban.Kernel;

public enum ProblemKind
{
    /// <summary>What was given cannot be used as it is.</summary>
    Invalid = 1,

    /// <summary>What was named does not exist.</summary>
    NotFound = 2,

    /// <summary>The actor may not do this.</summary>
    Forbidden = 3,

    /// <summary>It exists, but not in a state that allows this.</summary>
    Conflict = 4,
}

/// <summary>A way that a use case can fail: a stable code, what is wrong, and what to do about it.</summary>
public sealed record Problem(ProblemKind Kind, string Code, string Message, string Remedy)
{
    /// <summary>The part of a form at fault, as a path: <c>members[2].nik</c>; empty when it is not about one part.</summary>
    public string Field { get; init; } = "";

    /// <summary>The same in Indonesian. Null only where nobody but an operator at a command line meets the problem.</summary>
    public ProblemWords? Indonesian { get; init; }

    /// <summary>What an operator at a command line can do besides: a sentence naming a command or an option. No page shows it.</summary>
    public string Command { get; init; } = "";

    /// <summary>
    /// The same problem, told in Indonesian too. Neither remedy names a command or an option: whoever reads it may stand before a page.
    /// </summary>
    public Problem InIndonesian(string message, string remedy) => this with { Indonesian = new(message, remedy) };

    /// <summary>What is wrong, in both languages; English stands in where only an operator meets the problem.</summary>
    public BilingualText Reason() => new(Indonesian?.Message ?? Message, Message);

    /// <summary>What to do about it, as <see cref="Reason"/>.</summary>
    public BilingualText Advice() => new(Indonesian?.Remedy ?? Remedy, Remedy);

    /// <summary>The same problem, of this part of a form.</summary>
    public Problem At(string field) => this with { Field = field };

    /// <summary>The same problem, with what only a command line can say: <c>See: paseban run list</c>.</summary>
    public Problem AtCommandLine(string sentence) => this with { Command = sentence };

    public static Problem Invalid(string code, EnglishText message, EnglishText remedy) =>
        new(ProblemKind.Invalid, code, message.ToString(), remedy.ToString());

    public static Problem NotFound(string code, EnglishText message, EnglishText remedy) =>
        new(ProblemKind.NotFound, code, message.ToString(), remedy.ToString());

    public static Problem Forbidden(string code, EnglishText message, EnglishText remedy) =>
        new(ProblemKind.Forbidden, code, message.ToString(), remedy.ToString());

    public static Problem Conflict(string code, EnglishText message, EnglishText remedy) =>
        new(ProblemKind.Conflict, code, message.ToString(), remedy.ToString());
}

/// <summary>A problem's message and remedy in another language.</summary>
public sealed record ProblemWords(string Message, string Remedy);

/// <summary>What a use case answers: its result, or every problem that stood in the way.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Problem> problems)
    {
        this.value = value;
        Problems = problems;
    }

    public IReadOnlyList<Problem> Problems { get; }

    [MemberNotNullWhen(true, nameof(value))]
    public bool Succeeded => Problems.Count == 0;

    /// <summary>The result. Throws when there is none, with the problems as the message.</summary>
    public T Value =>
        Succeeded ? value : throw new InvalidOperationException(string.Join(" ", Problems.Select(p => $"[{p.Code}] {p.Message}")));

    public TResult Match<TResult>(Func<T, TResult> success, Func<IReadOnlyList<Problem>, TResult> failure) =>
        Succeeded ? success(value) : failure(Problems);

    /// <summary>The same outcome with another result, such as the one that is shown.</summary>
    public Outcome<TResult> Select<TResult>(Func<T, TResult> result) =>
        Succeeded ? new Outcome<TResult>(result(value), []) : new Outcome<TResult>(default, Problems);

    public static implicit operator Outcome<T>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), []);

    public static implicit operator Outcome<T>(Problem problem) => new(default, [problem]);

    public static implicit operator Outcome<T>(Problem[] problems) => new(default, Some(problems));

    public static implicit operator Outcome<T>(List<Problem> problems) => new(default, Some(problems));

    /// <summary>An empty list of problems would read as a success without a result.</summary>
    private static IReadOnlyList<Problem> Some(IReadOnlyList<Problem> problems) =>
        problems.Count > 0 ? problems : throw new ArgumentException("A failed outcome names at least one problem.", nameof(problems));
}
