using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>A sealed ranking, place by place.</summary>
[Reads(Inquiry.Registration)]
public sealed class RankingModel(Law law) : TargetingPage(law)
{
    private static readonly string[] Outcomes = ["selected", "waiting", "elsewhere"];

    [BindProperty(SupportsGet = true)]
    public string Area { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Outcome { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public RankingLinesListed Listed { get; private set; } = null!;

    /// <summary>The reader may, and nothing newer stands in its place.</summary>
    public bool CanBeDrafted { get; private set; }

    /// <summary>Null without a filter.</summary>
    public AreaCode? Only { get; private set; }

    public IReadOnlyList<Choice> OutcomeChoices =>
        [.. Outcomes.Select(outcome => new Choice(outcome, Say[TargetingWords.Outcome(outcome)]))];

    public IReadOnlyList<RankingKey> Keys => Rule?.KeysFor(Listed.Ranking.Programme) ?? [];

    public string Address => "/targeting/rankings/" + Listed.Ranking.Reference;

    public Pager Pager => Pager.Of(Request, Listed.Next);

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var listed = await new ListRankingLines(Database).RunAsync(Narrowed(reference).Query with { After = After.Given() }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        CanBeDrafted = May(ProcessKind.DecreeDrafting)
            && (await RankingsToDraftAsync()).Any(one => one.Reference == Listed.Ranking.Reference);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string? format)
    {
        var filters = Narrowed(reference);
        var listed = await new ListRankingLines(Database).RunAsync(filters.Query with { Most = 1 }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        return await ExportAsync(WorklistExports.Ranking, KeptFiles.NameOf($"{reference} {Outcome} {Area}", format), filters);
    }

    /// <summary>What the address asks for, without what is no filter.</summary>
    private RankingFilters Narrowed(string reference)
    {
        Only = KelurahanOf(Area);
        Area = Only?.Value ?? "";
        if (!Outcomes.Contains(Outcome)) Outcome = "";
        return new(reference, Area, Outcome);
    }

    private RankingRule? Rule => Law.Targeting.RankingFor(Listed.Ranking.Month).Match<RankingRule?>(rule => rule.Rule, _ => null);

    public string Grounds(string grounds) => Rule is { } rule ? Say[rule.Words(grounds)] : grounds;

    public string Words(string outcome) => Say[TargetingWords.Outcome(outcome)];

    public string Origin(string origin) => Say[Enrolment.RecipientWords.Origin(origin)];
}
