using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;
using Paseban.Office.Registry;
using Paseban.Rules;

namespace Paseban.Office.Matching;

/// <summary>Findings that wait for a decision, by effect, reason, source and area.</summary>
[Reads(Inquiry.Registration)]
public sealed class FindingsModel(Law law) : MatchListPage
{
    /// <summary>What waits in the whole wave, whatever the list is narrowed to: what it can be narrowed by.</summary>
    private IReadOnlyList<FindingCount> all = [];

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

    /// <summary>Of what waits, what the filters ask for.</summary>
    public IReadOnlyList<FindingCount> Counts => Filters.Of(all);

    public IReadOnlyList<Choice> Effects =>
        [.. new[] { "verify", "excludes", "note" }.Select(effect => new Choice(effect, Say[MatchWords.OfEffect(effect)]))];

    public IReadOnlyList<Choice> Sources =>
        [.. all.Select(count => count.Source).Append(Source ?? "").Where(source => source.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).Select(source => new Choice(source, PersonWords.Source(Say, law, source)))];

    public IReadOnlyList<Choice> Reasons =>
        [.. all.Select(count => count.Reason).Append(Reason ?? "").Where(reason => reason.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).Select(reason => new Choice(reason, PersonWords.Reason(Say, law, reason)))];

    public IReadOnlyList<Choice> States => [new("all", Say["Juga yang sudah diputuskan", "Also what is decided"])];

    public Law Law => law;

    public bool MayResolve => May(ProcessKind.FindingResolving) && Open.Count > 0;

    /// <summary>Where all of this page are decided at once; null where they are of several kinds.</summary>
    public string? AllAddress => Open.DistinctBy(placed => placed.Finding.Kind).Count() == 1
        ? "/matching/findings/resolve?" + string.Join('&', Open.Select(placed => "finding=" + placed.Finding.Reference))
        : null;

    private IReadOnlyList<PlacedFinding> Open => [.. Listed.Findings.Where(placed => placed.IsOpen)];

    private FindingFilters Filters => new(Wave, Effect, Reason, Source, State, Area);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ChooseWaveAsync()) return Page();
        if ((await ChooseAreaAsync()).Wrong is { } wrong) return RefuseWhole([wrong]);
        var listed = await new FindingWorklist(Database).RunAsync(
            Filters.Query with { After = After.Given() }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        all = await CountRarelyAsync($"findings {Wave}", () => new FindingWorklist(Database).CountsAsync(Wave, Stop));
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format)
    {
        if (!await ChooseWaveAsync()) return Redirect("/matching/findings");
        if ((await ChooseAreaAsync()).Wrong is { } wrong) return RefuseWhole([wrong]);
        var listed = await new FindingWorklist(Database).RunAsync(Filters.Query with { Most = 1 }, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        return await ExportAsync(
            WorklistExports.Findings, KeptFiles.NameOf($"findings {Wave} {Effect} {Reason} {Source} {Area} {State}", format), Filters);
    }
}
