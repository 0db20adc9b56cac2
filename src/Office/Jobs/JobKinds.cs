using Paseban.Assistance.Jobs;
using Paseban.Storage;

namespace Paseban.Office.Jobs;

/// <summary>A job at work: what was asked, by whom, and where it reports to.</summary>
/// <param name="Services">The site's services; ask for use cases' needs, not for pages'.</param>
/// <param name="Database">The whole city: a job is an act, not a look.</param>
public sealed record JobAtWork(
    Job Job, Actor Actor, IServiceProvider Services, Database Database, DateTimeOffset At, IProgress<WorkProgress> Progress,
    CancellationToken Stop)
{
    public T Asked<T>() => Job.Asked<T>();

    /// <summary>The process as it was asked for, by its asker, now.</summary>
    public ProcessContext Context => new(Job.Process, At, Actor, Job.Reason, Job.Evidence);
}

/// <param name="Kind">The name in the list of jobs: <c>run-build</c>.</param>
/// <param name="Title">What is done, for people.</param>
/// <param name="Work">Does it; it may be repeated after being killed at any point.</param>
public sealed record JobKind(string Kind, BilingualText Title, Func<JobAtWork, Task<Outcome<JobDone>>> Work);

/// <summary>Every kind of job that the office knows how to do.</summary>
public sealed class JobKinds(IEnumerable<JobKind> kinds)
{
    private readonly IReadOnlyDictionary<string, JobKind> known = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public JobKind? Find(string kind) => known.GetValueOrDefault(kind);

    public BilingualText TitleOf(string kind) => Find(kind)?.Title ?? new(kind, kind);
}
