using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Registry;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Registry;

[Does(ProcessKind.VitalEventRecording)]
public sealed class VitalEventModel(KeyRing keys, Law law) : PersonActPage(keys)
{
    [BindProperty] public string? Event { get; set; }

    [BindProperty] public DateOnly? On { get; set; }

    public IReadOnlyList<Choice> Events =>
    [
        new(nameof(VitalEvent.Death), Say["Meninggal", "Died"], Recorded(Person.DiedOn)),
        new(nameof(VitalEvent.MoveOut), Say["Pindah dari DKI Jakarta", "Moved out of DKI Jakarta"], Recorded(Person.MovedOutOn)),
    ];

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.TryParse<VitalEvent>(Event, out var happened))
            ModelState.AddModelError(nameof(Event), Say["Pilih yang terjadi.", "Choose what happened."]);
        if (!HasGrounds()) return Again();
        var recorded = await new RecordVitalEvent(Database, Keys, law.Facts).RunAsync(
            new(Person.Reference, happened, On), Deciding(ProcessKind.VitalEventRecording), Stop);
        if (!recorded.Succeeded) return Refuse([.. recorded.Problems.Select(problem => problem.At(nameof(On)))]);
        return Done(On is null
            ? Say["Laporan ditarik.", "The report is taken back."]
            : Say[$"Dicatat: {Say.Date(On)}.", $"Recorded: {Say.Date(On)}."]);
    }

    private string? Recorded(DateOnly? day) =>
        day is { } known ? Say[$"tercatat {Say.Date(known)}", $"recorded as {Say.Date(known)}"] : null;
}
