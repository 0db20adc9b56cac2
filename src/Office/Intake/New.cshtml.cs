using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Intake;

namespace Paseban.Office.Intake;

/// <summary>Counter registration: the form of a family, typed in one go, kept as a draft or submitted at once.</summary>
[Does(ProcessKind.ApplicationEditing)]
public sealed class NewModel(KeyRing keys, Law law) : EditFormPage(keys, law)
{
    private const int UsualRows = 4;

    /// <summary>counter or home_visit.</summary>
    [BindProperty]
    public string? Door { get; set; }

    /// <summary>Asked only while several waves are open.</summary>
    [BindProperty]
    public string? Wave { get; set; }

    public IReadOnlyList<RegistrationWave> Waves { get; private set; } = [];

    public IReadOnlyList<Choice> WaveChoices => [.. Waves.Where(IsOpen).Select(wave => new Choice(wave.Code, $"{wave.Code}, {wave.Name}"))];

    public IReadOnlyList<Choice> Doors =>
        [.. new[] { ApplicationDoor.Counter, ApplicationDoor.HomeVisit }.Select(door => new Choice(door.Code(), Say[door.Text()]))];

    public async Task OnGetAsync(int? rows)
    {
        Door = (Actor.Has(Role.Pendamsos) ? ApplicationDoor.HomeVisit : ApplicationDoor.Counter).Code();
        await ShowAsync(rows ?? UsualRows);
    }

    public async Task<IActionResult> OnPostAsync(int? rows, string? act)
    {
        await ShowAsync(rows ?? UsualRows);
        var shown = Rows;
        TakeForm();
        await PrepareAsync(shown + (act == "row" ? 1 : 0));
        if (act == "row") return Page();
        if (Wrong() is { } wrong) return Refuse([wrong.At(wrong.Field == "area" ? FieldOf("area") : wrong.Field)]);
        var begun = await new BeginApplication(Database, Keys, Law).RunAsync(
            new(Form.Json, ApplicationWords.DoorOf(Door!), string.IsNullOrEmpty(Wave) ? null : Wave),
            Process(ProcessKind.ApplicationEditing), Stop);
        if (!begun.Succeeded) return RefuseFields(begun.Problems);
        var reference = begun.Value.Reference;
        if (act == "draft")
        {
            Tell(Say[$"Draf {reference} tersimpan; {begun.Value.Gaps.Count} isian belum lengkap.",
                $"Draft {reference} is kept; {Plural.Of(begun.Value.Gaps.Count, "answer is", "answers are")} missing."]);
            return Redirect(EditLinks.Edit(reference));
        }
        Tell(begun.Value.Gaps.Count == 0
            ? Say[$"{reference} siap dikirim.", $"{reference} is ready to be submitted."]
            : Say[$"{reference} tersimpan. Lengkapi yang ditandai, lalu kirim.",
                $"{reference} is kept. Complete what is marked, then submit."]);
        return Redirect(begun.Value.Gaps.Count == 0 ? EditLinks.Submit(reference) : EditLinks.Edit(reference) + "?check=true");
    }

    private Problem? Wrong()
    {
        if (!Doors.Any(door => door.Value == Door))
            return Problem.Invalid("application.door", "How the family came is not said.", "Choose counter or home visit.")
                .InIndonesian("Cara keluarga datang belum dipilih.", "Pilih loket atau kunjungan rumah.").At(nameof(Door));
        if (WaveChoices.Count > 1 && string.IsNullOrEmpty(Wave))
            return WaveChoice.Missing(nameof(Wave));
        return OutsideArea(Actor, Form);
    }

    private async Task ShowAsync(int rows)
    {
        Waves = await new ShowWave(Database).ListAsync(Stop);
        await PrepareAsync(rows);
        if (Kelurahan is [var only] && Form["area"] is null) Form.Set("area", only.Value);
    }

    private bool IsOpen(RegistrationWave wave) => wave.StateOn(Today) == WaveState.Open;
}
