using Paseban.Assistance.Intake;

namespace Paseban.Office.Intake;

[Does(ProcessKind.WaveChanging)]
public sealed class WaveOpenModel : OfficePage
{
    [BindProperty] public string? Code { get; set; }

    [BindProperty] public string? Name { get; set; }

    [BindProperty] public DateOnly? OpensOn { get; set; }

    [BindProperty] public DateOnly? ClosesOn { get; set; }

    public IActionResult OnGet() => WholeCityOnly() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (WholeCityOnly() is { } refused) return refused;
        if (OpensOn is null) Wrong(nameof(OpensOn), "Tulis tanggalnya.", "Give the day.");
        if (ClosesOn is null) Wrong(nameof(ClosesOn), "Tulis tanggalnya.", "Give the day.");
        if (!ModelState.IsValid) return Again();
        var opened = await new OpenWave(Database).RunAsync(
            new((Code ?? "").Trim(), Name ?? "", OpensOn!.Value, ClosesOn!.Value), Process(ProcessKind.WaveChanging), Stop);
        if (!opened.Succeeded) return Refuse([.. opened.Problems.Select(problem => problem.At(FieldOf(problem)))]);
        Tell(Say[$"{opened.Value.Wave.Code} diumumkan.", $"{opened.Value.Wave.Code} is announced."]);
        return Redirect("/waves/" + opened.Value.Wave.Code);
    }

    private static string FieldOf(Problem problem) => problem.Code switch
    {
        "wave.name" => nameof(Name),
        "wave.days" or "wave.past" => nameof(ClosesOn),
        _ => nameof(Code),
    };
}
