using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Web.Hosting;

/// <summary>
/// Sends waiting messages as long as a site runs: a code that arrives after a minute has cost a citizen their patience. Once an hour it
/// deletes what is not needed any more.
/// </summary>
internal sealed class MessageSender(
    WholeDatabase whole, KeyRing keys, IReadOnlyList<IMessageChannel> channels, TimeProvider time, ILogger<MessageSender> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SweepPause = TimeSpan.FromHours(1);

    private readonly SendMessages sender = new(whole.Database, keys, channels, time);
    private readonly SweepAccounts sweeper = new(whole.Database);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? sweptAt = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (sweptAt is null || time.GetElapsedTime(sweptAt.Value) >= SweepPause)
                {
                    // Set first: a sweep that fails must not hold the messages up.
                    sweptAt = time.GetTimestamp();
                    await sweeper.RunAsync(new(ProcessKind.Housekeeping, time.GetUtcNow(), Actor.System), stoppingToken);
                }
                if (channels.Count > 0)
                    await sender.RunAsync(new(ProcessKind.MessageSending, time.GetUtcNow(), Actor.System), stoppingToken);
                await Task.Delay(channels.Count > 0 ? Pause : SweepPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "Messages could not be sent or old rows deleted; they wait.");
                await Task.Delay(TimeSpan.FromSeconds(30), stoppingToken);
            }
        }
    }
}
