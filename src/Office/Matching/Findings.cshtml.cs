using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Matching;
using Paseban.Kernel;
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
            .Order(StringComparer.Ordinal).Select(source => new Choice(source, Say[MatchWords.OfSource(source)]))];

    public IReadOnlyList<Choice> Reasons =>
        [.. Listed.Counts.Select(count => count.Reason).Append(Reason ?? "").Where(reason => reason.Length > 0).Distinct()
            .Order(StringComparer.Ordinal).Select(reason => new Choice(reason, ReasonText(reason)))];

    public IReadOnlyList<Choice> States => [new("all", Say["Juga yang sudah diputuskan", "Also what is decided"])];

    public string Next => $"/matching/findings?wave={Escape(Wave)}&effect={Escape(Effect)}&reason={Escape(Reason)}&source={Escape(Source)}"
        + $"&area={Escape(Area)}&state={Escape(State)}&after={Listed.After}";

    public string ReasonText(string? code) =>
        code is null ? "-" : law.Reasons.Find(code) is { } reason ? Say[reason.Text] : code;

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = (await new ShowWave(Database).ListAsync(Stop)).OrderByDescending(wave => wave.OpensOn).ToList();
        Waves = [.. waves.Select(wave => new Choice(wave.Code, $"{wave.Code}, {wave.Name}"))];
        if (waves.Count == 0) return Page();
        if (string.IsNullOrEmpty(Wave)) Wave = waves[0].Code;
        AreaCode? area = AreaCode.TryParse(Area ?? "", out var code) ? code : null;
        if (area is null && !string.IsNullOrWhiteSpace(Area))
            return Refuse([Problem.Invalid("area.code", $"'{Area}' is no code of an area.", "Write a code such as 31.73.01.1005.")
                .InIndonesian($"'{Area}' bukan kode wilayah.", "Tulis kode seperti 31.73.01.1005.").At(nameof(Area))]);
        var listed = await new FindingWorklist(Database).RunAsync(
            new(Wave, Word(Effect), Word(Reason), Word(Source), area, State != "all", Word(After)), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        return Page();
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Escape(string? text) => Uri.EscapeDataString(text ?? "");
}
