using Paseban.Assistance.Targeting;

namespace Paseban.Cli.Targeting;

internal static class CandidateCommands
{
    public static CommandGroup Group() => new(
        "candidates",
        "Candidates of a programme: judged by its law, ranked within the quota of their kelurahan, drafted into a decree.",
        new AssessCandidatesCommand(),
        new RankCandidatesCommand(),
        new ShowRankingCommand(),
        new NextCandidatesCommand(),
        new WhatIfCommand(),
        new DraftDecreeCommand());
}

/// <summary>The programme and the first month of the list in question, as every command on candidates takes them.</summary>
internal sealed class ListInQuestion
{
    private readonly Option<string> programme = Operand.Required<string>("--programme", "CODE", "The programme.");
    private readonly Option<Month> month = Operand.Required<Month>("--month", "MONTH", "The first month of the list: 2022-01.");

    public void AddTo(Command command)
    {
        command.Add(programme);
        command.Add(month);
    }

    public string Programme(Session session) => session.Get(programme).ToUpperInvariant();

    public Month Month(Session session) => session.Get(month);
}

/// <summary>A ranking as every command shows it.</summary>
internal static class RankingView
{
    public static void Head(Page page, Ranking ranking) => page.Pairs(
        ("Nomor", "Reference", ranking.Reference),
        ("Program dan bulan", "Programme and month", $"{ranking.Programme} {ranking.Month}"),
        ("Aturan peringkat berlaku sejak", "Rule of ranking in force from", ranking.RuleFrom),
        ("Terpilih", "Selected", page.Count(ranking.Selected)),
        ("Menunggu", "Waiting", page.Count(ranking.Waiting)),
        ("Memegang bantuan lain", "With another benefit", page.Count(ranking.Elsewhere)),
        ("Rupiah per bulan", "Rupiah a month", page.Amount(ranking.PerMonth)),
        ("Sidik", "Hash", ranking.MerkleRoot));
}
