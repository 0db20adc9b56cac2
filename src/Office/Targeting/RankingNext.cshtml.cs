using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>Who left since the ranking was sealed, and who is next in line there.</summary>
[Reads(Inquiry.Registration)]
public sealed class RankingNextModel(Law law) : TargetingPage(law)
{
    private const int PeopleShown = 200;

    public NextProposed Proposed { get; private set; } = null!;

    public string Asked { get; private set; } = "";

    public IReadOnlyList<NextInLine> People => [.. Proposed.People.Take(PeopleShown)];

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var found = await new ListRankingLines(Database).RunAsync(new(reference, Most: 1), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        var ranking = found.Value.Ranking;
        var next = await new NextCandidates(Database).RunAsync(ranking.Programme, ranking.Month, Today, Stop);
        if (!next.Succeeded) return RefuseWhole(next.Problems);
        (Proposed, Asked) = (next.Value, ranking.Reference);
        return Page();
    }

    public string Reason(string code) => Say[TargetingWords.Reason(Law.Reasons, code)];
}
