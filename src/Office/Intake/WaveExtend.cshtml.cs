using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Office.Intake;

[Does(ProcessKind.WaveChanging)]
public sealed class WaveExtendModel(Law law) : WavePage(law)
{
    [BindProperty] public DateOnly? ClosesOn { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (await FindAsync(code) is { } refused) return refused;
        if (ClosesOn is null) Wrong(nameof(ClosesOn), "Tulis tanggalnya.", "Give the day.");
        if (string.IsNullOrWhiteSpace(Reason))
            Wrong(nameof(Reason), "Tulis alasan yang dibaca umum.", "Give the reason that the public reads.");
        if (!ModelState.IsValid) return Again();
        var extended = await new ExtendWave(Database).RunAsync(
            Shown.Wave.Code, ClosesOn!.Value, Process(ProcessKind.WaveChanging, Reason!.Trim()), Stop);
        if (!extended.Succeeded) return Refuse([.. extended.Problems.Select(problem => problem.At(nameof(ClosesOn)))]);
        Tell(Say[$"Diperpanjang sampai {Say.Date(ClosesOn)}.", $"Extended until {Say.Date(ClosesOn)}."]);
        return Redirect(Home);
    }
}
