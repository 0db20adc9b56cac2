using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class ShowTargetListCommand : SessionCommand
{
    private readonly Argument<string?> list = new("LIST")
    {
        Description = "Its reference; without one, all lists are named.", Arity = ArgumentArity.ZeroOrOne,
    };

    public ShowTargetListCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "show",
        "A locked list by kelurahan, with its hash computed anew from the lines.",
        "paseban target-list show",
        "paseban target-list show DST-1112-X --json")
    {
        Add(list);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var lists = new ShowTargetList(session.Database);
        return session.Get(list) is { Length: > 0 } reference
            ? session.Finish(
                await lists.RunAsync(reference, ct), View, shown => shown.IsWhole ? ExitCode.Ok : ExitCode.Problems)
            : session.Show(await lists.ListAsync(ct), View);
    }

    private static void View(Page page, IReadOnlyList<TargetList> lists) =>
        page.Table(
            [
                new("Nomor", "Reference"), new("Gelombang", "Wave"), new("Dikunci", "Locked at"), Column.Number("Orang", "People"),
                Column.Number("Rumah tangga", "Households"),
            ],
            lists.Select(list => (IReadOnlyList<string>)[
                list.Reference, list.Wave, Page.Date(list.At), page.Count(list.Lines), page.Count(list.Households),
            ]));

    private static void View(Page page, TargetListShown shown)
    {
        LockTargetListCommand.Head(page, shown.List);
        if (shown.IsWhole) page.Good("Sidik cocok dengan baris-barisnya.", "The hash agrees with the lines.");
        else page.Bad("Sidik TIDAK cocok: baris berubah sesudah dikunci.", "The hash does NOT agree: lines changed after the lock.");
        page.Table(
            [
                new("Kota", "City"), new("Kelurahan", "Kelurahan"), new("Kode", "Code"), Column.Number("Orang", "People"),
                Column.Number("Rumah tangga", "Households"), Column.Number("Masih berjalan", "Still going"),
            ],
            shown.Kelurahan.Select(area => (IReadOnlyList<string>)[
                area.City, area.Kelurahan, area.Area, page.Count(area.Lines), page.Count(area.Households), page.Count(area.StillGoing),
            ]),
            [
                "", "", page.Word("Jumlah", "Total"), page.Count(shown.Kelurahan.Sum(area => area.Lines)),
                page.Count(shown.Kelurahan.Sum(area => area.Households)), page.Count(shown.Kelurahan.Sum(area => area.StillGoing)),
            ]);
    }
}
