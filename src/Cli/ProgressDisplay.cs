using Spectre.Console;

namespace Paseban.Cli;

/// <summary>Shows how far long work has come, always on standard error: bars on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressDisplay
{
    public static async Task<T> RunAsync<T>(Host host, ParseResult args, Func<IProgress<WorkProgress>, Task<T>> work)
    {
        if (host.ProgressTaker is { } taker) return await work(taker);
        if (GlobalOptions.Quiet(args)) return await work(new Nowhere());
        if (!host.ErrorIsTerminal) return await work(new ProgressLines(host.Error));
        return await Consoles.Error(host).Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RateColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => work(new ProgressBars(context)));
    }

    private sealed class Nowhere : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
        }
    }
}
