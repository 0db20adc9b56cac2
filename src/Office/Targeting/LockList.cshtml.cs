using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>Locks the list of a wave: says first how many come onto it and whom it leaves out.</summary>
[Does(ProcessKind.TargetListLocking)]
public sealed class LockListModel(Law law) : TargetingPage(law)
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    /// <summary>yes: without the kelurahan that are not ready.</summary>
    [BindProperty]
    public string InPart { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    /// <summary>How many people the page showed.</summary>
    [BindProperty]
    public long Seen { get; set; }

    public TargetListPreview Preview { get; private set; } = null!;

    public IReadOnlyList<Choice> InPartChoices =>
    [
        new("no", Say["Tidak, tunggu sampai semua siap", "No, wait until all are ready"]),
        new("yes", Say[
            "Ya, kunci yang sudah siap; sisanya masuk daftar berikutnya",
            "Yes, lock who is ready; the others come onto a later list"]),
    ];

    public async Task<IActionResult> OnGetAsync() =>
        await LoadAsync() is { } refused ? refused : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        if (Preview.Wave.ClosedAt is null || Preview.People == 0)
            return Refuse([Problem.Conflict("target-list.not-yet", "This list cannot be locked now.", "See above what is missing.")
                .InIndonesian("Daftar ini belum dapat dikunci.", "Lihat di atas apa yang kurang.")]);
        var isPartial = Preview.NotReady.Count > 0;
        if (isPartial && InPart != "yes")
            return Refuse([Problem.Conflict("target-list.unsigned", "Some kelurahan are not ready.", "Wait for them, or lock in part.")
                .InIndonesian("Ada kelurahan yang belum siap.", "Tunggu, atau kunci sebagian.").At(nameof(InPart))]);
        if (isPartial && string.IsNullOrWhiteSpace(Reason)) return Refuse([NoReason(nameof(Reason))]);
        return await StartJobAsync(
            TargetingJobs.Lock, Preview.Wave.Code, new TargetingJobs.LockAsked(Preview.Wave.Code, isPartial, Seen),
            ProcessKind.TargetListLocking, Reason.Trim());
    }

    private async Task<IActionResult?> LoadAsync()
    {
        var preview = await new PreviewTargetList(Database).RunAsync(Wave, Stop);
        if (!preview.Succeeded) return RefuseWhole(preview.Problems);
        Preview = preview.Value;
        return null;
    }
}
