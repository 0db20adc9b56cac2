using Paseban.Assistance.Matching;
using Paseban.Rules;

namespace Paseban.Office.Matching;

/// <summary>Confirms or dismisses a finding, with reason and evidence; decided once.</summary>
[Does(ProcessKind.FindingResolving)]
public sealed class ResolveModel(Law law) : FindingDecisionPage
{
    public FindingShown Shown { get; private set; } = null!;

    public string Home => $"/matching/findings/{Shown.Placed.Finding.Reference}";

    public Law Law => law;

    protected override bool Excludes => Shown.Placed.Finding.Ground is not null;

    protected override long Cases => Shown.Cases;

    public async Task<IActionResult> OnGetAsync(string reference) => await ShowAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await ShowAsync(reference) is { } refused) return refused;
        if (!IsSaid()) return Again();
        var resolved = await new ResolveFinding(Database, law).RunAsync(
            new(Shown.Placed.Finding.Reference, IsConfirmed), Grounds, Stop);
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
        return Shown.Placed.IsOpen ? null : LocalRedirect(Home);
    }
}
