using Paseban.Assistance.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Registry;

[Does(ProcessKind.VitalEventRecording)]
public sealed class VitalEventModel(KeyRing keys, Law law) : PersonActPage(keys)
{
    private const string Record = "record";
    private const string TakeBack = "take-back";

    [BindProperty] public string? What { get; set; }

    [BindProperty] public string? Event { get; set; }

    [BindProperty] public DateOnly? On { get; set; }

    public IReadOnlyList<Choice> Events =>
    [
        new(nameof(VitalEvent.Death), Say["Meninggal", "Died"], Recorded(Person.DiedOn)),
        new(nameof(VitalEvent.MoveOut), Say["Pindah dari DKI Jakarta", "Moved out of DKI Jakarta"], Recorded(Person.MovedOutOn)),
    ];

    /// <summary>Only what is recorded can be taken back.</summary>
    public IReadOnlyList<Choice> Ways =>
    [
        new(Record, Say["Catat", "Record"]),
        .. Person.DiedOn is null && Person.MovedOutOn is null
            ? Array.Empty<Choice>()
            : [new(TakeBack, Say["Tarik catatan yang ternyata salah", "Take back what proved wrong"])],
    ];

    public void OnGet() => What = Record;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Ways.All(way => way.Value != What)) Wrong(nameof(What), "Pilih tindakannya.", "Choose what to do.");
        if (!Enum.TryParse<VitalEvent>(Event, out var happened))
            Wrong(nameof(Event), "Pilih yang terjadi.", "Choose what happened.");
        var isTakenBack = What == TakeBack;
        if (isTakenBack && (happened == VitalEvent.Death ? Person.DiedOn : Person.MovedOutOn) is null)
            Wrong(nameof(Event), "Ini tidak tercatat.", "This is not recorded.");
        if (!isTakenBack && On is null) Wrong(nameof(On), "Tulis tanggalnya.", "Give the day.");
        if (!HasGrounds()) return Again();
        var recorded = await new RecordVitalEvent(Database, Keys, law.Facts).RunAsync(
            new(Person.Reference, happened, isTakenBack ? null : On), Deciding(ProcessKind.VitalEventRecording), Stop);
        if (!recorded.Succeeded) return Refuse([.. recorded.Problems.Select(problem => problem.At(nameof(On)))]);
        return Done(isTakenBack
            ? Say["Catatan ditarik.", "The record is taken back."]
            : Say[$"Dicatat: {Say.Date(On)}.", $"Recorded: {Say.Date(On)}."]);
    }

    private string? Recorded(DateOnly? day) =>
        day is { } known ? Say[$"tercatat {Say.Date(known)}", $"recorded as {Say.Date(known)}"] : null;
}
