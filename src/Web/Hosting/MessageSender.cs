using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Web.Hosting;

/// <summary>Sends waiting messages as long as a site runs: a code that arrives after a minute has cost a citizen their patience.</summary>
internal sealed class MessageSender(
    WholeDatabase whole, KeyRing keys, IReadOnlyList<IMessageChannel> channels, TimeProvider time, ILogger<MessageSender> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (channels.Count == 0) return;
        var sender = new SendMessages(whole.Database, keys, channels);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sender.RunAsync(new(ProcessKind.MessageSending, time.GetUtcNow(), Actor.System), stoppingToken);
                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "Messages could not be sent; they wait.");
                await Task.Delay(TimeSpan.FromSeconds(30), stoppingToken);
            }
        }
    }
}
