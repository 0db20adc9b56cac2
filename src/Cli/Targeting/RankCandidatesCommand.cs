using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal sealed class RankCandidatesCommand : LawCommand
{
    private readonly ListInQuestion list = new();

    public RankCandidatesCommand() : base(
        Access.To(ProcessKind.CandidatesRanking),
        "rank",
        "Puts candidates in order within each kelurahan by the rule of law/targeting, and cuts at the quota; the others wait.",
        "paseban candidates rank --programme KLJ --month 2022-01")
    {
        list.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var ranked = await session.WorkAsync(progress => new RankCandidates(session.Database, law).RunAsync(
            new(list.Programme(session), list.Month(session)), session.Context(ProcessKind.CandidatesRanking), progress, ct));
        return session.Finish(ranked, View);
    }

    private static void View(Page page, CandidatesRanked result)
    {
        if (result.WasKnown)
            page.Good("Peringkat terbaru sudah sama: tidak ada yang berubah.", "The newest ranking says the same: nothing changed.");
        RankingView.Head(page, result.Ranking);
        foreach (var (programme, people) in result.TakenFrom)
        {
            page.Bad(
                $"{page.Count(people)} orang terpilih juga di {programme} dan tetap di sini: ulangi peringkat {programme}.",
                $"Selected in {programme} too, and kept here: {Plural.Of(people, "person", "people")}. Rank {programme} again.");
        }
        page.Next(
            "Berikutnya:", "Next:",
            $"paseban candidates draft-decree --ranking {result.Ranking.Reference} --number \"...\" --out draft.csv --reason \"...\"");
    }
}
