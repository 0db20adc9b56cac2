using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Targeting;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Targeting;

/// <summary>Locks the list of a wave: says first how many come onto it and whom it leaves out.</summary>
[Does(ProcessKind.TargetListLocking)]
public sealed class LockListModel(Law law) : TargetingPage(law)
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    /// <summary>yes: without the kelurahan that have not signed.</summary>
    [BindProperty]
    public string InPart { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    public TargetListPreview Preview { get; private set; } = null!;

    public IReadOnlyList<Choice> InPartChoices =>
    [
        new("no", Say["Tidak, tunggu sampai semua menandatangani", "No, wait until all have signed"]),
        new("yes", Say[
            "Ya, kunci yang sudah diputuskan; sisanya masuk daftar berikutnya",
            "Yes, lock what is decided; the others come onto a later list"]),
    ];

    public async Task<IActionResult> OnGetAsync() =>
        await LoadAsync() is { } refused ? refused : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        if (Preview.Wave.ClosedAt is null || Preview.People == 0)
            return Refuse([Problem.Conflict("target-list.not-yet", "This list cannot be locked now.", "See above what is missing.")
                .InIndonesian("Daftar ini belum dapat dikunci.", "Lihat di atas apa yang kurang.")]);
        var isPartial = Preview.NotSigned.Count > 0;
        if (isPartial && InPart != "yes")
            return Refuse([Problem.Conflict("target-list.unsigned", "Some kelurahan have not signed.", "Wait for them, or lock in part.")
                .InIndonesian("Ada kelurahan yang belum menandatangani.", "Tunggu, atau kunci sebagian.").At(nameof(InPart))]);
        if (isPartial && string.IsNullOrWhiteSpace(Reason)) return Refuse([NoReason(nameof(Reason))]);
        return await StartJobAsync(
            TargetingJobs.Lock, Preview.Wave.Code, new TargetingJobs.LockAsked(Preview.Wave.Code, isPartial), ProcessKind.TargetListLocking,
            Reason.Trim());
    }

    private async Task<IActionResult?> LoadAsync()
    {
        var preview = await new PreviewTargetList(Database).RunAsync(Wave, Stop);
        if (!preview.Succeeded) return RefuseWhole(preview.Problems);
        Preview = preview.Value;
        return null;
    }
}
