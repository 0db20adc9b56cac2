using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class ExportTargetListCommand : SessionCommand
{
    private readonly Argument<string> list = new("LIST") { Description = "Reference of the locked list: DST-..." };
    private readonly Option<string> output = Operand.Required<string>("--out", "FILE", "Where the list goes: .csv or .xlsx.");

    public ExportTargetListCommand() : base(
        Access.To(ProcessKind.TargetListExporting),
        "export",
        "Writes a locked list with identities in the clear; everyone in it gets an access record. Nothing is submitted by it.",
        "paseban target-list export DST-1112-X --out daftar-sasaran.xlsx --reason \"rapat penetapan\"")
    {
        Add(list);
        Add(output);
        Add(Reasons.Why(required: true));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var exported = await session.WorkAsync(progress => new ExportTargetList(session.Database, session.Keys).RunAsync(
            new(session.Get(list), session.Get(output)), session.Context(ProcessKind.TargetListExporting), progress, ct));
        return session.Finish(exported, (page, result) => page.Pairs(
            ("Daftar", "Target list", result.TargetList),
            ("Orang", "People", page.Count(result.Lines)),
            ("Ditahan (gugur sesudah dikunci)", "Held back (dropped since the lock)", page.Count(result.HeldBack)),
            ("Berkas", "File", result.Path),
            ("Sidik berkas", "File hash", result.Hash)));
    }
}
