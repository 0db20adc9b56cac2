using Paseban.Assistance.Verification;
using Paseban.Rules;

namespace Paseban.Office.Verification;

/// <summary>Decides on a finding, by somebody else than who proposed it, and for a reason.</summary>
[Does(ProcessKind.VerificationDeciding)]
public sealed class DecideModel(Law law) : ProposalPage(law)
{
    [BindProperty] public string? Outcome { get; set; }

    [BindProperty] public DateOnly? EffectiveOn { get; set; }

    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<Choice> Outcomes =>
    [
        new("upheld", Say["Dibenarkan", "Upheld"], Proposal.Application is null
            ? Say["Bantuan dihentikan atau ditangguhkan sesuai aturan.", "The benefit ends or is suspended, as the law says."]
            : Say["Pendaftaran tidak dilanjutkan.", "The registration goes no further."]),
        new("dismissed", Say["Tidak terbukti", "Dismissed"], Say["Semuanya berjalan terus.", "Everything goes on."]),
    ];

    public void OnGet() => EffectiveOn = Today;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Outcome is not ("upheld" or "dismissed")) Wrong(nameof(Outcome), "Pilih keputusannya.", "Choose.");
        if (EffectiveOn is null) Wrong(nameof(EffectiveOn), "Tulis tanggalnya.", "Give the day.");
        if (string.IsNullOrWhiteSpace(Reason)) Wrong(nameof(Reason), "Tulis alasannya.", "Say why.");
        if (!ModelState.IsValid) return Again();
        var decided = await new DecideVerification(Database).RunAsync(
            new(Proposal.Reference, Outcome == "upheld", EffectiveOn!.Value), Process(ProcessKind.VerificationDeciding, Reason!.Trim()),
            Stop);
        return decided.Succeeded ? Done(Say["Keputusan dicatat.", "The decision is recorded."]) : Refuse(decided.Problems);
    }
}
