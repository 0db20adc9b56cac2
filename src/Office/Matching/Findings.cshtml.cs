using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Office.Registry;
using Paseban.Rules;

namespace Paseban.Office.Matching;

/// <summary>Findings that wait for a decision, by effect, reason, source and area.</summary>
[Reads(Inquiry.Registration)]
public sealed class FindingsModel(Law law) : WaveListPage
{
    [BindProperty(SupportsGet = true)]
    public string Effect { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Reason { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Source { get; set; } = "";

    /// <summary>all: also what is resolved or superseded.</summary>
    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = "";

    public FindingsPage Listed { get; private set; } = new([], null);

    /// <summary>What waits in the whole wave, whatever the list is narrowed to.</summary>
    public IReadOnlyList<FindingCount> Counts { get; private set; } = [];

    public IReadOnlyList<Choice> Effects =>
        [.. new[] { "verify", "excludes", "note" }.Select(effect => new Choice(effect, Say[MatchWords.OfEffect(effect)]))];

    public IReadOnlyList<Choice> Sources =>
        [.. Counts.Select(count => count.Source).Append(Source ?? "").Where(source => source.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).Select(source => new Choice(source, PersonWords.Source(Say, law, source)))];

    public IReadOnlyList<Choice> Reasons =>
        [.. Counts.Select(count => count.Reason).Append(Reason ?? "").Where(reason => reason.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).Select(reason => new Choice(reason, PersonWords.Reason(Say, law, reason)))];

    public IReadOnlyList<Choice> States => [new("all", Say["Juga yang sudah diputuskan", "Also what is decided"])];

    public Law Law => law;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ChooseWaveAsync()) return Page();
        var (wrong, area) = await ChooseAreaAsync();
        if (wrong is not null) return RefuseWhole([wrong]);
        var listed = await new FindingWorklist(Database).RunAsync(
            new(Wave, Effect.Given(), Reason.Given(), Source.Given(), area, State != "all", After.Given()), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Counts = await CountRarelyAsync($"findings {Wave}", () => new FindingWorklist(Database).CountsAsync(Wave, Stop));
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }
}
