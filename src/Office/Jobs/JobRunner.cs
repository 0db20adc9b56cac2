using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

/// <summary>Does the jobs, one after the other: they are set-based and use the whole machine.</summary>
internal sealed class JobRunner(
    IServiceProvider services, WholeDatabase whole, JobKinds kinds, JobsAtWork atWork, TimeProvider time, ILogger<JobRunner> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly JobDesk desk = new(whole.Database, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isRecovered = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isRecovered) await desk.RecoverAsync(stoppingToken);
                isRecovered = true;
                if (await desk.TakeAsync(stoppingToken) is { } taken) await RunAsync(taken.Job, taken.Actor, stoppingToken);
                else await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // A database that is away for a moment must not end the runner for good.
                log.LogError(fault, "Jobs could not be taken.");
                await Task.Delay(TimeSpan.FromSeconds(10), stoppingToken);
            }
        }
    }

    private async Task RunAsync(Job job, Actor actor, CancellationToken stopping)
    {
        using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var here = atWork.Begin(job.Id, calledOff);
        var progress = here.Progress;
        using var ended = new CancellationTokenSource();
        var beating = BeatAsync(job.Id, progress, calledOff, ended.Token);
        try
        {
            if (kinds.Find(job.Kind) is not { } kind)
            {
                await desk.RefusedAsync(job.Id, [Unknown(job.Kind)], CancellationToken.None);
                return;
            }
            await using var scope = services.CreateAsyncScope();
            var outcome = await kind.Work(
                new(job, actor, scope.ServiceProvider, whole.Database, time.GetUtcNow(), progress, calledOff.Token));
            if (outcome.Succeeded) await desk.DoneAsync(job.Id, outcome.Value, CancellationToken.None);
            else await desk.RefusedAsync(job.Id, outcome.Problems, CancellationToken.None);
        }
        catch (OperationCanceledException) when (calledOff.IsCancellationRequested)
        {
            if (stopping.IsCancellationRequested) await desk.PutBackAsync(job.Id, CancellationToken.None);
            else await desk.CancelledAsync(job.Id, CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Job} ({Kind}) broke off.", job.Reference, job.Kind);
            await desk.BrokenAsync(job.Id, CancellationToken.None);
        }
        finally
        {
            await ended.CancelAsync();
            await beating;
        }
    }

    private async Task BeatAsync(long id, JobProgress progress, CancellationTokenSource calledOff, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, ended);
                // On SQLite the work itself may hold the only pen; then the sign of life waits for it.
                if (await desk.BeatAsync(id, progress.Last, ended)) await calledOff.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "No sign of life could be given.");
            }
        }
    }

    private static Problem Unknown(string kind) =>
        Problem.NotFound("job.kind", $"This version does not know how to do '{kind}'.", "Ask again with a newer version.")
            .InIndonesian($"Versi ini tidak mengenal pekerjaan '{kind}'.", "Minta lagi dengan versi yang lebih baru.");
}
