using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Intake;

[Does(ProcessKind.WaveChanging)]
public sealed class WaveExtendModel(Law law) : WebPage
{
    [BindProperty] public DateOnly? ClosesOn { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public WaveShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code) => await FindAsync(code) ?? Page();

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (await FindAsync(code) is { } refused) return refused;
        if (ClosesOn is null) ModelState.AddModelError(nameof(ClosesOn), Say["Tulis tanggalnya.", "Give the day."]);
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), Say["Tulis alasan yang dibaca umum.", "Give the reason that the public reads."]);
        if (!ModelState.IsValid) return Again();
        var extended = await new ExtendWave(Database).RunAsync(
            Shown.Wave.Code, ClosesOn!.Value, Process(ProcessKind.WaveChanging, Reason!.Trim()), Stop);
        if (!extended.Succeeded) return Refuse([.. extended.Problems.Select(problem => problem.At(nameof(ClosesOn)))]);
        Tell(Say[$"Diperpanjang sampai {Say.Date(ClosesOn)}.", $"Extended until {Say.Date(ClosesOn)}."]);
        return Redirect("/waves/" + Shown.Wave.Code);
    }

    private async Task<IActionResult?> FindAsync(string code)
    {
        var shown = await new ShowWave(Database).RunAsync(code, law.Reasons, Today, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return null;
    }
}
