using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Kernel;
using Paseban.Office.Shared;
using Paseban.Web.Components;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Verification;

/// <summary>Plans the visits of a wave in one part of the city: every doubt, and a sample of the rest.</summary>
[Does(ProcessKind.VisitPlanning)]
public sealed class PlanModel : WebPage
{
    [BindProperty(SupportsGet = true)] public string? Wave { get; set; }

    [BindProperty(SupportsGet = true)] public string? Area { get; set; }

    [BindProperty] public string? Sample { get; set; } = "5";

    [BindProperty] public string? PerDay { get; set; } = "8";

    [BindProperty] public DateOnly? From { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    /// <summary>Where the members stand of the wave and area that were asked for; null before.</summary>
    public ApplicationCounts? Counts { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        From = Today.AddDays(1);
        await PrepareAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await PrepareAsync();
        if (Counts is null) ModelState.AddModelError(nameof(Wave), Say["Pilih gelombangnya.", "Choose the wave."]);
        // Whoever works in a part of the city plans there and nowhere else.
        if (SeenAreas.Read(Area) is { } area ? !Actor.Covers(area) : Actor.Areas.Count > 0)
            ModelState.AddModelError(nameof(Area), Say["Pilih wilayah kerja Anda.", "Choose an area of yours."]);
        var sample = Number(Sample, nameof(Sample));
        var perDay = Number(PerDay, nameof(PerDay));
        if (From is null) ModelState.AddModelError(nameof(From), Say["Tulis hari pertama.", "Give the first day."]);
        if (!ModelState.IsValid) return Again();
        var planned = await new PlanVisits(Database).RunAsync(
            new(Wave!, sample, SeenAreas.Read(Area)?.Value, From!.Value, perDay), Process(ProcessKind.VisitPlanning), Stop);
        if (!planned.Succeeded) return Refuse(planned.Problems);
        var plan = planned.Value;
        Tell(plan.Visits == 0
            ? Say["Tidak ada yang perlu dikunjungi.", "There is nobody to visit."]
            : Say[$"{plan.Visits} kunjungan direncanakan di {plan.Kelurahan} kelurahan sampai {Say.Date(plan.Last)}: ",
                $"{plan.Visits} visits are planned in {plan.Kelurahan} kelurahan until {Say.Date(plan.Last)}: "]
            + Say[$"{plan.Doubts} keraguan, {plan.Sample} contoh acak.", $"{plan.Doubts} doubts, {plan.Sample} of the sample."]);
        return Redirect("/visits");
    }

    private async Task PrepareAsync()
    {
        Areas = await SeenAreas.ReadAsync(Database, Stop);
        Waves = [.. (await new ShowWave(Database).ListAsync(Stop)).Reverse().Select(wave => new Choice(wave.Code, wave.Name))];
        if (Areas.Count == 1) Area = Areas[0].Value;
        if (string.IsNullOrEmpty(Wave)) return;
        var counts = await new CountApplications(Database).RunAsync(new(Wave, SeenAreas.Read(Area)), Actor, Stop);
        if (counts.Succeeded) Counts = counts.Value;
    }

    private int Number(string? text, string field)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        ModelState.AddModelError(field, Say["Tulis angka.", "Write a number."]);
        return 0;
    }
}
