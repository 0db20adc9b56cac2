using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Matching;
using Paseban.Assistance.Territory;
using Paseban.Office.Registry;
using Paseban.Rules;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Matching;

/// <summary>Findings that wait for a decision, by effect, reason, source and area.</summary>
[Reads(Inquiry.Registration)]
public sealed class FindingsModel(Law law) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Effect { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Reason { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Source { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Area { get; set; } = "";

    /// <summary>all: also what is resolved or superseded.</summary>
    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public FindingsPage Listed { get; private set; } = new([], [], null);

    public IReadOnlyList<Choice> Effects =>
        [.. new[] { "verify", "excludes", "note" }.Select(effect => new Choice(effect, Say[MatchWords.OfEffect(effect)]))];

    public IReadOnlyList<Choice> Sources =>
        [.. Listed.Counts.Select(count => count.Source).Append(Source ?? "").Where(source => source.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).Select(source => new Choice(source, PersonWords.Source(Say, law, source)))];

    public IReadOnlyList<Choice> Reasons =>
        [.. Listed.Counts.Select(count => count.Reason).Append(Reason ?? "").Where(reason => reason.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).Select(reason => new Choice(reason, PersonWords.Reason(Say, law, reason)))];

    public IReadOnlyList<Choice> States => [new("all", Say["Juga yang sudah diputuskan", "Also what is decided"])];

    public Law Law => law;

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Waves = waves.All;
        if (waves.Chosen(Wave, Today) is not { } wave) return Page();
        Wave = wave;
        Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop));
        if (AreaChoices.Problem(Area, nameof(Area), out var area) is { } wrong) return RefuseWhole([wrong]);
        var listed = await new FindingWorklist(Database).RunAsync(
            new(Wave, Effect.Given(), Reason.Given(), Source.Given(), area, State != "all", After.Given()), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }
}
