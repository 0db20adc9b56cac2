using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Disbursement;
using Paseban.Kernel;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunBuilding)]
public sealed class ReissueRunModel() : RunActPage(RunAct.Reissue)
{
    [BindProperty]
    public string? NewName { get; set; }

    [BindProperty]
    public string? ValueDate { get; set; }

    [BindProperty]
    public string? SameAccount { get; set; } = "no";

    public IReadOnlyList<Choice> YesNo => [new("no", Say["Tidak", "No"]), new("yes", Say["Ya", "Yes"])];

    protected override Task PrepareAsync()
    {
        NewName ??= $"{RunName}-R{Shown.Status.Reissues.Count + 1}";
        return Task.CompletedTask;
    }

    protected override async Task<IActionResult> DoAsync()
    {
        if (!IsOpen) return Refuse([NotNow]);
        if (NewName is not { Length: > 0 and <= 30 } name || name.Any(
            sign => !char.IsAsciiLetterOrDigit(sign) && sign is not '-' and not '.'))
            return Refuse([Problem.Invalid("run.name", "A run's name has 1 to 30 letters, digits, '-' or '.'.", "Choose another.")
                .InIndonesian("Nama: 1 sampai 30 huruf, angka, tanda hubung atau titik.", "Pilih nama lain.").At(nameof(NewName))]);
        if (!IsoDate.TryParse(ValueDate ?? "", out var day) || day < Today)
            return Refuse([Problem.Invalid("run.value-date", "Give a value date from today on.", "")
                .InIndonesian("Isi tanggal valuta hari ini atau sesudahnya.", "").At(nameof(ValueDate))]);
        return await StartJobAsync(
            RunJobs.Reissue, name, new RunJobs.ReissueAsked(name, RunName, day, SameAccount == "yes"), ProcessKind.RunBuilding);
    }
}
