using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal static class RunCommands
{
    public static CommandGroup Group() => new(
        "run",
        "Payment runs, from the months due to a close at zero difference. Their acts belong to different people.",
        new BuildRunCommand(),
        new CheckRunCommand(),
        new ApproveRunCommand(),
        new InstructRunCommand(),
        new RunStatusCommand(),
        new ListRunsCommand(),
        new ReconcileRunCommand(),
        new CloseRunCommand(),
        new CancelRunCommand(),
        new ReissueRunCommand(),
        new ReleasePaymentsCommand(),
        new ForfeitPaymentsCommand());

    public static Argument<string> Name() => new("RUN") { Description = "The run's name, as it was built." };

    public static Option<string?> LateAuthority() => new("--late-authority")
    {
        HelpName = "TEXT", Description = "The recorded authority to pay months of a closed year.",
    };

    /// <summary>The next act on a run in this state, as a command line.</summary>
    public static string Next(Run run) => run.State switch
    {
        RunState.Built => $"paseban run check {run.Name}",
        RunState.Checked => $"paseban run approve {run.Name}",
        RunState.Approved when run.IsReissue => $"paseban run instruct {run.Name}",
        RunState.Approved => $"paseban order record {run.Name} --kind SPP ...   (then SPM, SP2D), then paseban run instruct {run.Name}",
        RunState.Instructed => $"paseban bank send, paseban bank receive, then paseban run reconcile {run.Name}",
        RunState.Reconciled => $"paseban run close {run.Name}",
        RunState.Closed => $"paseban audit list --subject {run.Reference}",
        RunState.Cancelled => "paseban run build ...",
    };

    public static void Totals(Page page, IReadOnlyList<ProgrammeTotal> totals)
    {
        page.Table(
            [
                new("Program", "Programme"),
                Column.Number("Pembayaran", "Payments"),
                Column.Number("Ditahan", "Held"),
                Column.Number("Bulan", "Months"),
                Column.Number("Jumlah", "Total"),
            ],
            totals.Select(total => (IReadOnlyList<string>)[
                total.Programme, page.Count(total.Payments), page.Count(total.Held), page.Count(total.Months), page.Amount(total.Total),
            ]),
            [
                "",
                page.Count(totals.Sum(total => total.Payments)),
                page.Count(totals.Sum(total => total.Held)),
                page.Count(totals.Sum(total => total.Months)),
                page.Amount(totals.Select(total => total.Total).Total()),
            ]);
    }
}
