using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class NextCandidatesCommand : SessionCommand
{
    private readonly ListInQuestion list = new();

    public NextCandidatesCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "next",
        "Who is next in line where a selected person died, moved, withdrew or was ended; an amendment puts them on the list.",
        "paseban candidates next --programme KLJ --month 2022-01")
    {
        list.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new NextCandidates(session.Database).RunAsync(list.Programme(session), list.Month(session), session.Today, ct), View);

    private static void View(Page page, NextProposed proposed)
    {
        RankingView.Head(page, proposed.Ranking);
        page.Table(
            [new("Alasan keluar", "Left by"), Column.Number("Orang", "People")],
            proposed.LeftBy.Select(reason => (IReadOnlyList<string>)[reason.Key, page.Count(reason.Value)]));
        page.Table(
            [new("Kelurahan", "Kelurahan"), Column.Number("Keluar", "Left"), Column.Number("Giliran", "Next in line")],
            proposed.Kelurahan.Select(area => (IReadOnlyList<string>)[area.Area, page.Count(area.Left), page.Count(area.Next)]),
            [
                page.Word("Jumlah", "Total"), page.Count(proposed.Kelurahan.Sum(area => area.Left)),
                page.Count(proposed.Kelurahan.Sum(area => area.Next)),
            ]);
        page.Table(
            [new("Kelurahan", "Kelurahan"), new("Orang", "Person"), Column.Number("Urutan tunggu", "Waiting place")],
            proposed.People.Select(person => (IReadOnlyList<string>)[person.Area, person.Person, page.Count(person.Waiting)]));
        page.Next(
            "Masukkan lewat perubahan:", "Put them on the list:",
            $"paseban candidates draft-decree --ranking {proposed.Ranking.Reference} --amends ... --number ... --out FILE --reason ...");
    }
}
