using System.Text.Json;

namespace Paseban.Assistance.Jobs;

public enum JobState
{
    Waiting = 1,
    Running = 2,

    /// <summary>Ended well.</summary>
    Done = 3,

    /// <summary>The use case refused: <see cref="Job.Problems"/> say why.</summary>
    Refused = 4,

    /// <summary>Broke off again and again; a fault of the program or the machine.</summary>
    Failed = 5,

    /// <summary>Its asker, or an administrator, called it off; nothing of it is kept but what it had committed.</summary>
    Cancelled = 6,
}

/// <summary>A long work that was asked for in the browser.</summary>
/// <param name="Kind">What is done: <c>run-build</c>.</param>
/// <param name="Subject">Upon what: a run's name, a file's hash. While one is under way, the same is not begun twice.</param>
/// <param name="Process">The process that it is, with its rights.</param>
/// <param name="Request">What was asked, as JSON.</param>
/// <param name="Progress">Where it is now; empty before it began.</param>
/// <param name="Words">What came of it.</param>
/// <param name="Link">Where the result is looked at.</param>
/// <param name="Problems">Why it was refused, or why it broke off.</param>
public sealed record Job(
    long Id, string Kind, string Subject, ProcessKind Process, string Request, long ActorId, string Reason, string Evidence,
    JobState State, DateTimeOffset AskedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, bool Cancelling,
    WorkProgress Progress, BilingualText? Words, string? Link, IReadOnlyList<Problem> Problems)
{
    private const string Prefix = "JOB";

    public string Reference => Kernel.Reference.Of(Prefix, Id).ToString();

    public bool IsUnderWay => State is JobState.Waiting or JobState.Running;

    public T Asked<T>() => JsonSerializer.Deserialize<T>(Request)!;

    internal static Outcome<long> IdOf(string reference) =>
        Kernel.Reference.Read(Prefix, reference).Match<Outcome<long>>(read => read.Id, problems => problems.ToArray());
}

/// <summary>How a job ended well.</summary>
/// <param name="Words">What came of it, in one sentence.</param>
/// <param name="Link">Where the result is looked at; null for nowhere.</param>
public sealed record JobDone(BilingualText Words, string? Link = null);
