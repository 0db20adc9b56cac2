using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class ShowRankingCommand : SessionCommand
{
    private readonly ListInQuestion list = new();
    private readonly Option<string?> ranking = new("--ranking") { HelpName = "RANK", Description = "This one instead of the newest." };
    private readonly Option<AreaCode?> area = Operand.OptionalValue<AreaCode>("--kelurahan", "CODE", "Lines of this kelurahan only.");
    private readonly Option<int> lines = Operand.Count("--lines", "At most so many places, in order.", 0, least: 0);

    public ShowRankingCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "show",
        "A sealed ranking by kelurahan, with its hash computed anew; with --lines who stands in which place and why.",
        "paseban candidates show --programme KLJ --month 2022-01",
        "paseban candidates show --programme KLJ --month 2022-01 --kelurahan 31.71.03.1002 --lines 100")
    {
        list.AddTo(this);
        Add(ranking);
        Add(area);
        Add(lines);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new ShowRanking(session.Database).RunAsync(
                session.Get(ranking), list.Programme(session), list.Month(session), session.Get(area)?.Value,
                session.Get(lines), ct),
            View, shown => shown.IsWhole ? ExitCode.Ok : ExitCode.Problems);

    private static void View(Page page, RankingShown shown)
    {
        RankingView.Head(page, shown.Ranking);
        if (shown.IsWhole) page.Good("Sidik cocok dengan baris-barisnya.", "The hash agrees with the lines.");
        else page.Bad("Sidik TIDAK cocok: baris berubah sesudah disegel.", "The hash does NOT agree: lines changed after the seal.");
        page.Table(
            [
                new("Kota", "City"), new("Kelurahan", "Kelurahan"), new("Kode", "Code"), Column.Number("Terpilih", "Selected"),
                Column.Number("Menunggu", "Waiting"), Column.Number("Bantuan lain", "Other benefit"),
            ],
            shown.Kelurahan.Select(area => (IReadOnlyList<string>)[
                area.City, area.Kelurahan, area.Area, page.Count(area.Selected), page.Count(area.Waiting), page.Count(area.Elsewhere),
            ]));
        if (shown.Lines.Count == 0) return;
        page.Table(
            [
                new("Kelurahan", "Kelurahan"), Column.Number("Urutan", "Place"), new("Orang", "Person"), new("Hasil", "Outcome"),
                new("Dasar", "Grounds"),
            ],
            shown.Lines.Select(line => (IReadOnlyList<string>)[
                line.Area, page.Count(line.Place), line.Person, line.Outcome, line.Grounds,
            ]));
    }
}
