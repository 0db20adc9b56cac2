using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class InstructRunCommand : LawCommand
{
    private readonly Argument<string> name = RunCommands.Name();

    private readonly Option<int> perFile = Operand.Count("--per-file", "Payments in one bank file, at most; the bank's limit.", 50_000);

    public InstructRunCommand() : base(
        Access.To(ProcessKind.RunInstructing),
        "instruct",
        "Releases an approved run: "
            + "proves that it is what was approved, screens once more, and cuts the bank files. 'bank send' sends them.",
        "paseban run instruct T1-2024",
        "paseban run instruct T1-2024 --per-file 20000")
    {
        Add(name);
        Add(perFile);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new InstructRunRequest(session.Get(name), session.Get(perFile));
        var instructed = await session.WorkAsync(progress =>
            new InstructRun(session.Database, law, session.Vault).RunAsync(
                request, session.Context(ProcessKind.RunInstructing), progress, ct));
        return session.Finish(instructed, View);
    }

    private static void View(Page page, InstructedRun result)
    {
        RunView.Head(page, result.Run);
        BankFiles(page, result.Files);
        foreach (var (reason, count) in result.Held)
            page.Bad($"{page.Count(count)} pembayaran ditahan: {reason}", $"{Plural.Of(count, "payment", "payments")} held: {reason}");
        page.Next("Berikutnya:", "Next:", "paseban bank send");
    }

    public static void BankFiles(Page page, IReadOnlyList<BankFile> files)
    {
        if (files.Count == 0) return;
        page.Table(
            [
                new("Berkas bank", "Bank file"),
                Column.Number("Pembayaran", "Payments"),
                Column.Number("Jumlah", "Total"),
                new("Terkirim", "Sent"),
                new("SHA-256", "SHA-256", Breaks: true)
            ],
            files.Select(file => (IReadOnlyList<string>)[
                file.Name,
                page.Count(file.Payments),
                page.Amount(file.Total),
                file.Sent ? page.Word("ya", "yes") : page.Word("belum", "not yet"),
                file.ContentHash,
            ]),
            ["", page.Count(files.Sum(file => file.Payments)), page.Amount(files.Select(file => file.Total).Total()), "", ""]);
    }
}
