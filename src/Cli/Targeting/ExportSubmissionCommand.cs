using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class ExportSubmissionCommand : SessionCommand
{
    private readonly Option<string> list = Operand.Required<string>("--target-list", "LIST", "Reference of the locked list.");
    private readonly Option<string> output = Operand.Required<string>("--out", "FILE", "Where the list goes: .csv or .xlsx.");
    private readonly ColumnMapOption map = new();

    public ExportSubmissionCommand() : base(
        Access.To(ProcessKind.SubmissionExporting),
        "export",
        "Writes a locked list for SIKS-NG with identities in the clear; everyone in it gets an access record, the file's hash is kept.",
        "paseban siks-ng export --target-list DST-1112-X --out siks-ng.xlsx --reason \"Penginputan SIKS-NG Agustus 2021\"")
    {
        Add(list);
        Add(output);
        map.AddTo(this);
        Add(Reasons.Why(required: true));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var read = map.Read(session);
        if (!read.Succeeded) return session.Refuse(read.Problems);
        var exported = await session.WorkAsync(progress => new ExportSubmission(session.Database, session.Keys, read.Value).RunAsync(
            new(session.Get(list), session.Get(output)), session.Context(ProcessKind.SubmissionExporting), progress, ct));
        return session.Finish(exported, View);
    }

    private static void View(Page page, SubmissionExported result)
    {
        var submission = result.Submission;
        if (result.WasKnown)
            page.Good(
                $"Berkas yang sama sudah tercatat sebagai {submission.Reference}; ditulis ulang, tidak ada yang berubah.",
                $"The same file stands as {submission.Reference}; it was written again, nothing changed.");
        else page.Good($"Tercatat sebagai {submission.Reference}.", $"Recorded as {submission.Reference}.");
        page.Pairs(
            ("Daftar", "Target list", submission.TargetList),
            ("Orang", "People", page.Count(submission.Lines)),
            ("Ditahan (gugur sesudah dikunci)", "Held back (dropped since the lock)", page.Count(submission.HeldBack)),
            ("Sidik berkas", "File hash", submission.FileHash));
        page.Next("Sesudah ada hasil:", "When the result is there:", "paseban siks-ng import RESULT.csv");
    }
}
