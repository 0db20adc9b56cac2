using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal sealed class DiffDecreeCommand : SessionCommand
{
    private readonly Argument<string> earlier = new("EARLIER") { Description = "A decree of the list." };
    private readonly Argument<string> later = new("LATER") { Description = "A later version of the same list." };
    private readonly Option<int> lines = Operand.Count("--lines", "Also so many people whose place changed.", 20, least: 0);

    public DiffDecreeCommand() : base(
        Access.ToAsk(Inquiry.Decrees),
        "diff",
        "What changed between two versions of a decree's list, in totals and person by person.",
        "paseban decree diff \"Kepgub 120/2024\" \"Kepgub 480/2024\"",
        "paseban decree diff \"Kepgub 120/2024\" \"Kepgub 480/2024\" --lines 200 --json")
    {
        Add(earlier);
        Add(later);
        Add(lines);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new DiffDecree(session.Database).RunAsync(session.Get(earlier), session.Get(later), null, session.Get(lines), ct), View);

    private static void View(Page page, DecreeDiff diff)
    {
        page.Heading(
            $"{diff.Earlier.Number} (versi {diff.Earlier.Version}) dan {diff.Later.Number} (versi {diff.Later.Version})",
            $"{diff.Earlier.Number} (version {diff.Earlier.Version}) and {diff.Later.Number} (version {diff.Later.Version})");
        page.Table(
            [new("Program", "Programme"), new("Perubahan", "Change"), Column.Number("Orang", "People"), Column.Number("Rupiah", "Rupiah")],
            diff.Totals.Select(total => (IReadOnlyList<string>)[
                total.Programme, Word(page, total.Change), page.Count(total.People), page.Amount(new(total.Rupiah)),
            ]),
            ["", "", page.Count(diff.Totals.Sum(total => total.People)), page.Amount(new(diff.Totals.Sum(total => total.Rupiah)))]);
        page.Table(
            [
                new("Orang", "Person"),
                new("Program", "Programme"),
                new("Perubahan", "Change"),
                new("Sebelum", "Before"),
                new("Sesudah", "After"),
                Column.Number("Rupiah sebelum", "Rupiah before"),
                Column.Number("Rupiah sesudah", "Rupiah after"),
            ],
            diff.Lines.Select(line => (IReadOnlyList<string>)[
                line.Person,
                line.Programme,
                Word(page, line.Change),
                line.Before?.ToString() ?? "-",
                line.After?.ToString() ?? "-",
                page.Amount(new(line.RupiahBefore)),
                page.Amount(new(line.RupiahAfter)),
            ]));
    }

    private static string Word(Page page, ListedChange change) => change switch
    {
        ListedChange.Added => page.Word("ditambah", "added"),
        ListedChange.Removed => page.Word("dihapus", "removed"),
        ListedChange.Changed => page.Word("diubah", "changed"),
    };
}
