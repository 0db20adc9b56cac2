using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class MergePersonsCommand : LawCommand
{
    private readonly Option<string> kept = Operand.Required<string>(
        "--keep", "PERSON", "The record that is to stand: a reference (P-...) or a NIK.");
    private readonly Option<string> merged = Operand.Required<string>("--merge", "PERSON", "The record that is the same person.");

    public MergePersonsCommand() : base(
        Access.To(ProcessKind.PersonsMerging),
        "merge",
        "Decides that two records are one person. Nothing is deleted; the months paid on both are shown.",
        "paseban person merge --keep P-1112-J --merge P-1113-N --reason \"registered twice\" --evidence \"BA muskel 12/2024\"")
    {
        Add(kept);
        Add(merged);
        Add(Reasons.Why(required: true));
        Add(Reasons.Evidence(required: true));
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var outcome = await new MergePersons(session.Database, session.Keys, law.Facts).RunAsync(
            new(session.Get(kept), session.Get(merged)), session.Context(ProcessKind.PersonsMerging), ct);
        if (!outcome.Succeeded) return session.Refuse(outcome.Problems);
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(new MergedView(outcome.Value, await PaidMonth.ReadAsync(reading, outcome.Value.KeptId, ct)), View);
    }

    private static void View(Page page, MergedView result)
    {
        var records = result.Merged;
        page.Good($"{records.Merged} kini diwakili oleh {records.Kept}.", $"{records.Kept} now stands for {records.Merged}.");
        PersonPage.Months(page, result.Months);
        if (!records.HasAccount && records.MergedHasAccount)
            page.Next("Catat rekeningnya:", "Record the account:", $"paseban person account {records.Kept} ...");
        page.Next("Bila keliru:", "If it was wrong:", $"paseban person unmerge {records.Merged} ...");
    }

    private sealed record MergedView(PersonsMerged Merged, IReadOnlyList<PaidMonth> Months);
}
