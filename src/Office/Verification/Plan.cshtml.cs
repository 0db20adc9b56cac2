using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Territory;
using Paseban.Assistance.Verification;

namespace Paseban.Office.Verification;

/// <summary>Plans the visits of a wave in one part of the city: every doubt, and a sample of the rest.</summary>
[Does(ProcessKind.VisitPlanning)]
public sealed class PlanModel : WebPage
{
    private AreaCode? area;

    [BindProperty(SupportsGet = true)] public string? Wave { get; set; }

    [BindProperty(SupportsGet = true)] public string? Area { get; set; }

    [BindProperty] public string? Sample { get; set; } = "5";

    [BindProperty] public string? PerDay { get; set; } = "8";

    [BindProperty] public DateOnly? From { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    /// <summary>Whoever works in a part of the city chooses a part.</summary>
    public string WithoutArea => Actor.Areas.Count == 0 ? Say["Seluruh kota", "The whole city"] : Say["Pilih", "Choose"];

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    /// <summary>Where the members stand of the wave and area that were asked for; null before.</summary>
    public ApplicationCounts? Counts { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        From = Today.AddDays(1);
        return await PrepareAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await PrepareAsync() is { } refused) return refused;
        if (Counts is null) Wrong(nameof(Wave), "Pilih gelombangnya.", "Choose the wave.");
        // Whoever works in a part of the city plans there and nowhere else.
        if (area is { } chosen ? !Actor.Covers(chosen) : Actor.Areas.Count > 0)
            Wrong(nameof(Area), "Pilih wilayah kerja Anda.", "Choose an area of yours.");
        var sample = Number(Sample, nameof(Sample));
        var perDay = Number(PerDay, nameof(PerDay));
        if (From is null) Wrong(nameof(From), "Tulis hari pertama.", "Give the first day.");
        if (!ModelState.IsValid) return Again();
        var planned = await new PlanVisits(Database).RunAsync(
            new(Wave!, sample, area?.Value, From!.Value, perDay), Process(ProcessKind.VisitPlanning), Stop);
        if (!planned.Succeeded) return Refuse(planned.Problems);
        var plan = planned.Value;
        Tell(plan.Visits == 0
            ? Say["Tidak ada yang perlu dikunjungi.", "There is nobody to visit."]
            : Say[$"{plan.Visits} kunjungan direncanakan di {plan.Kelurahan} kelurahan sampai {Say.Date(plan.Last)}: ",
                $"{plan.Visits} visits are planned in {plan.Kelurahan} kelurahan until {Say.Date(plan.Last)}: "]
            + Say[$"{plan.Doubts} keraguan, {plan.Sample} contoh acak.", $"{plan.Doubts} doubts, {plan.Sample} of the sample."]);
        return Redirect("/visits");
    }

    private async Task<IActionResult?> PrepareAsync()
    {
        Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop), Actor);
        Waves = (await WaveChoices.ReadAsync(Database, Stop)).All;
        if (Areas.Count == 1) Area = Areas[0].Value;
        if (AreaChoices.Problem(Area, nameof(Area), out area) is { } wrong) return Refuse([wrong]);
        if (string.IsNullOrEmpty(Wave)) return null;
        var counts = await new CountApplications(Database).RunAsync(new(Wave, area), Actor, Stop);
        if (counts.Succeeded) Counts = counts.Value;
        return null;
    }

    private int Number(string? text, string field)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong(field, "Tulis angka.", "Write a number.");
        return 0;
    }
}
