using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Territory;

namespace Paseban.Cli.Disbursement;

internal sealed class RunStatusCommand : SessionCommand
{
    private readonly Argument<string> name = RunCommands.Name();

    public RunStatusCommand() : base(
        Access.ToAsk(Inquiry.Runs),
        "status",
        "Everything that says where a run stands: totals, states, holds, approvals, orders, bank files, reissues.",
        "paseban run status T1-2024",
        "paseban run status T1-2024 --json")
    {
        Add(name);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        var status = await RunStatus.ReadAsync(reading, session.Get(name), ct);
        var areas = await AreaIndex.ReadAsync(reading, ct);
        return session.Finish(status.Select(found => RunStatusView.Of(found, areas)), View);
    }

    private static void View(Page page, RunStatusView status)
    {
        RunView.Head(page, status.Run);
        RunCommands.Totals(page, status.Totals);
        page.Table(
            [new("Keadaan pembayaran", "State of payments"), Column.Number("Pembayaran", "Payments"), Column.Number("Jumlah", "Amount")],
            status.States.Select(state => (IReadOnlyList<string>)[
                page.Word(RunView.StateWord(state.State), state.State.ToString().ToLowerInvariant()),
                page.Count(state.Payments),
                page.Amount(state.Amount),
            ]),
            ["", page.Count(status.States.Sum(state => state.Payments)), page.Amount(status.States.Select(state => state.Amount).Total())]);
        foreach (var (reason, count) in status.Held) page.Line($"{page.Word("Ditahan", "Held")}: {reason}  {page.Count(count)}");
        foreach (var approval in status.Approvals)
            page.Line($"{page.Word("Disetujui", "Approved")}: {approval.Actor} ({RoleNames.Of(approval.Role)}), {Page.Date(approval.At)}");
        foreach (var order in status.Orders) page.Line($"{order.Kind,-5} {order.Number}  {order.Dated.Iso}  {page.Amount(order.Amount)}");
        InstructRunCommand.BankFiles(page, status.Files);
        foreach (var reissue in status.Reissues)
            page.Line(
                $"{page.Word("Dibayar ulang dalam", "Paid again in")}: {reissue.Name} "
                + $"({page.Count(reissue.Payments)}, {page.Amount(reissue.Total)})");
        page.Next("Berikutnya:", "Next:", RunCommands.Next(status.Run));
    }
}
