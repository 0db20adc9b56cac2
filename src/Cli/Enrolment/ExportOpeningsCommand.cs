using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal sealed class ExportOpeningsCommand : SessionCommand
{
    private readonly Option<string> output = new("--out") { HelpName = "FILE", Description = "A .csv or .xlsx file.", Required = true };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ExportOpeningsCommand() : base(
        Access.To(ProcessKind.AccountsImporting), "openings",
        "Writes everybody on a decree without an account, for the bank to open accounts in bulk; import its answer with 'import accounts'.",
        "paseban recipient openings --out openings.csv --reason \"burekol of January\"")
    {
        Add(output);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var exported = await new ExportOpenings(session.Database, session.Keys).RunAsync(
            Path.GetFullPath(session.Get(output)), session.Context(ProcessKind.IdentityReading), ct);
        return session.Finish(exported, (page, result) =>
        {
            page.Pairs(("Berkas", "File", result.Path), ("Orang tanpa rekening", "People without an account", page.Count(result.People)));
            page.Next("Jawaban bank:", "The bank's answer:", "paseban import accounts FILE");
        });
    }
}
