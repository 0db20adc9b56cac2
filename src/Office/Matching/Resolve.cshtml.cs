using Paseban.Assistance.Matching;
using Paseban.Rules;

namespace Paseban.Office.Matching;

/// <summary>Confirms or dismisses a finding, with reason and evidence; decided once.</summary>
[Does(ProcessKind.FindingResolving)]
public sealed class ResolveModel(Law law) : OfficePage
{
    public FindingShown Shown { get; private set; } = null!;

    /// <summary>confirm or dismiss.</summary>
    [BindProperty]
    public string Decision { get; set; } = "";

    [BindProperty]
    public string Why { get; set; } = "";

    [BindProperty]
    public string Evidence { get; set; } = "";

    public string Home => $"/matching/findings/{Shown.Placed.Finding.Reference}";

    public IReadOnlyList<Choice> Decisions => Shown.Placed.Finding.Ground is null
        ? [Dismiss]
        : [
            new("confirm", Say["Benar", "It is so"], Say[
                $"{Shown.Cases} pengajuan gugur.", $"{Plural.Of(Shown.Cases, "case goes", "cases go")} no further."]),
            Dismiss,
        ];

    private Choice Dismiss => new("dismiss", Say["Tidak benar", "It is not so"], Say[
        "Keraguan atau pengguguran karenanya dicabut.", "The doubt, or the drop that it caused, is lifted."]);

    public Law Law => law;

    public async Task<IActionResult> OnGetAsync(string reference) => await ShowAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        if (Decisions.All(choice => choice.Value != Decision)) Wrong(nameof(Decision), "Pilih salah satu.", "Choose one.");
        if (string.IsNullOrWhiteSpace(Why)) Wrong(nameof(Why), "Tulis alasannya.", "Say why.");
        if (string.IsNullOrWhiteSpace(Evidence)) Wrong(nameof(Evidence), "Sebutkan buktinya.", "Name the evidence.");
        if (!ModelState.IsValid) return Again();
        var resolved = await new ResolveFinding(Database, law).RunAsync(
            new(Shown.Placed.Finding.Reference, Decision == "confirm"),
            Process(ProcessKind.FindingResolving, Why.Trim(), Evidence.Trim()), Stop);
        if (!resolved.Succeeded) return Refuse(resolved.Problems);
        var done = resolved.Value;
        Tell(Say[
            $"{done.Finding}: {done.Dropped} gugur, {done.Reopened} dibuka kembali, {done.StillOpen} tertahan temuan lain.",
            $"{done.Finding}: {done.Dropped} dropped, {done.Reopened} reopened, {done.StillOpen} held by other findings."]);
        return LocalRedirect(Home);
    }

    private async Task<IActionResult?> ShowAsync(string reference)
    {
        var found = await new FindingWorklist(Database).FindAsync(reference, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        return Shown.Placed.Finding is { Resolution: null, Effect: not "note" } ? null : LocalRedirect(Home);
    }
}
