using System.Collections.Concurrent;
using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

/// <summary>How far a work has come, last said.</summary>
internal sealed class JobProgress : IProgress<WorkProgress>
{
    public WorkProgress Last { get; private set; } = new(new("", ""), 0, null);

    public void Report(WorkProgress value) => Last = value;
}

/// <summary>
/// The jobs of this process. On SQLite a work holds the only pen: how far it is, and that it is called off, cannot be written down
/// meanwhile and is said here.
/// </summary>
public sealed class JobsAtWork
{
    private readonly ConcurrentDictionary<long, AtWork> works = new();

    /// <summary>The job as it stands this moment.</summary>
    public Job Now(Job job) => works.TryGetValue(job.Id, out var work) ? job with { Progress = work.Progress.Last } : job;

    public void CallOff(long id)
    {
        if (works.TryGetValue(id, out var work)) work.Stop.Cancel();
    }

    internal AtWork Begin(long id, CancellationTokenSource stop) => works[id] = new(stop, () => works.TryRemove(id, out _));

    internal sealed class AtWork(CancellationTokenSource stop, Action end) : IDisposable
    {
        public JobProgress Progress { get; } = new();

        public CancellationTokenSource Stop => stop;

        public void Dispose() => end();
    }
}
