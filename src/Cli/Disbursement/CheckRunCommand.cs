using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class CheckRunCommand : LawCommand
{
    private readonly Argument<string> name = RunCommands.Name();
    private readonly Option<string[]> accept = Operand.Several(
        "--accept", "CODE", "A finding to accept with your reason; repeat it for more.");
    private readonly Option<string?> reason = Reasons.Why(required: false);

    public CheckRunCommand() : base(
        Access.To(ProcessKind.RunChecking),
        "check",
        "Compares a built run with the law, the budget and the run before it. Each finding needs a reason before anyone may approve.",
        "paseban run check T1-2024",
        "paseban run check T1-2024 --accept FIRST_RUN --accept NEWCOMERS --reason \"first run of the year, compared with the decree\"")
    {
        Add(name);
        Add(accept);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new CheckRunRequest(session.Get(name), session.Get(accept));
        var check = await new CheckRun(session.Database, law).RunAsync(request, session.Context(ProcessKind.RunChecking), ct);
        return session.Finish(check, View, result => result.Open == 0 ? ExitCode.Ok : ExitCode.Problems);
    }

    private static void View(Page page, CheckedRun result)
    {
        RunView.Head(page, result.Run);
        RunCommands.Totals(page, result.Totals);
        if (result.Findings.Count > 0)
        {
            page.Table(
                [new("Kode", "Code"), new("Program", "Programme"), new("Temuan", "Finding"), new("Alasan diterima", "Accepted because")],
                result.Findings.Select(finding => (IReadOnlyList<string>)[
                    finding.Code,
                    finding.Programme,
                    finding.Detail.In(page.Wording.Operator),
                    finding.Reason ?? (finding.Blocking ? page.Word("tidak dapat diterima", "cannot be accepted") : "-"),
                ]));
        }
        if (result.Open == 0)
        {
            page.Good("Tidak ada temuan terbuka.", "No open finding.");
            page.Next("Berikutnya:", "Next:", RunCommands.Next(result.Run));
            return;
        }
        page.Bad($"{result.Open} temuan masih terbuka.", $"{Plural.Of(result.Open, "finding is", "findings are")} open.");
        var codes = string.Join(
            " ",
            result.Findings.Where(f => f.Reason is null && !f.Blocking).Select(f => f.Code).Distinct().Select(code => $"--accept {code}"));
        if (codes.Length > 0)
            page.Next("Terima dengan alasan:", "Accept with a reason:", $"paseban run check {result.Run.Name} {codes} --reason \"...\"");
    }
}
