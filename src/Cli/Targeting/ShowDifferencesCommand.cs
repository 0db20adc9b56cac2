using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class ShowDifferencesCommand : SessionCommand
{
    private readonly Option<string?> list = new("--target-list") { HelpName = "LIST", Description = "Only what was sent of this list." };
    private readonly Option<int> lines = Operand.Count("--lines", "At most so many lines beside the counts.", 50, least: 0);

    public ShowDifferencesCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "differences",
        "What was sent and not answered, or answered otherwise than the kelurahan found: counted by kelurahan, and line by line.",
        "paseban siks-ng differences",
        "paseban siks-ng differences --target-list DST-1112-X --lines 500 --json")
    {
        Add(list);
        Add(lines);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new ShowDifferences(session.Database).RunAsync(session.Get(list), session.Get(lines), ct), View);

    private static void View(Page page, DifferencesShown shown)
    {
        page.Pairs(
            ("Dikirim", "Sent", page.Count(shown.Sent)), ("Sesuai", "As expected", page.Count(shown.AsExpected)),
            ("Berbeda", "Different", page.Count(shown.Sent - shown.AsExpected)));
        page.Table(
            [new("Selisih", "Difference"), Column.Number("Kelurahan", "Kelurahan"), Column.Number("Orang", "People")],
            shown.Counts.GroupBy(count => count.Kind).Select(kind => (IReadOnlyList<string>)[
                Words(page, kind.Key), page.Count(kind.Count()), page.Count(kind.Sum(count => count.People)),
            ]));
        page.Table(
            [
                new("Daftar", "List"), Column.Number("Nomor", "Number"), new("Orang", "Person"), new("Kelurahan", "Kelurahan"),
                new("Selisih", "Difference"), new("Periode", "Period"), new("Alasan", "Reason"),
            ],
            shown.Lines.Select(line => (IReadOnlyList<string>)[
                line.TargetList, page.Count(line.Number), line.Person, line.Area, Words(page, line.Kind), line.Period?.ToString() ?? "-",
                line.Reason ?? "-",
            ]));
    }

    private static string Words(Page page, DifferenceKind kind) => kind switch
    {
        DifferenceKind.Unanswered => page.Word("belum dijawab", "not answered yet"),
        DifferenceKind.NotEligible => page.Word("dijawab tidak layak", "answered not eligible"),
        DifferenceKind.ToMend => page.Word("perlu perbaikan data kependudukan", "civil data to mend"),
        DifferenceKind.DroppedHere => page.Word("layak, tetapi usulan gugur di sini", "eligible, but dropped here since"),
        DifferenceKind.WithoutDecile => page.Word("layak tanpa desil", "eligible without a decile"),
    };
}
