using Paseban.Assistance.Matching;
using Paseban.Rules;

namespace Paseban.Office.Matching;

/// <summary>
/// Decides on several findings of one kind in the same way. What is posted is what was shown: one that has changed since is refused by its
/// name, and none is decided.
/// </summary>
[Does(ProcessKind.FindingResolving)]
public sealed class ResolveManyModel(Law law) : FindingDecisionPage
{
    /// <summary>Those that were chosen in the worklist.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Finding { get; set; } = [];

    /// <summary>
    /// Those that the page showed when it was decided, each with how many cases it concerned. Named, or it would take every
    /// field of the form.
    /// </summary>
    [BindProperty(Name = nameof(Seen))]
    public Dictionary<string, long> Seen { get; set; } = [];

    public IReadOnlyList<FindingShown> Shown { get; private set; } = [];

    /// <summary>Those that still wait: what is decided about.</summary>
    public IReadOnlyList<FindingShown> Open => [.. Shown.Where(shown => shown.Placed.IsOpen)];

    public bool IsOfOneKind => Open.DistinctBy(shown => shown.Placed.Finding.Kind).Count() == 1;

    public string Home => "/matching/findings" + (Shown is [var first, ..] ? "?wave=" + Uri.EscapeDataString(first.Wave) : "");

    public Law Law => law;

    protected override bool Excludes => Open.All(shown => shown.Placed.Finding.Ground is not null);

    protected override long Cases => Open.Sum(shown => shown.Cases);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(Finding) ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ShowAsync(Seen.Keys) is { } refused) return refused;
        if (!IsSaid()) return Again();
        var resolved = await new ResolveFindings(Database, law).RunAsync(
            new([.. Seen.Select(seen => new SeenFinding(seen.Key, seen.Value))], IsConfirmed), Grounds, Stop);
        if (!resolved.Succeeded) return Refuse(resolved.Problems);
        var done = resolved.Value;
        var (dropped, reopened, held) = (done.Sum(one => one.Dropped), done.Sum(one => one.Reopened), done.Sum(one => one.StillOpen));
        Tell(Say[
            $"{done.Count} temuan diputuskan: {dropped} gugur, {reopened} dibuka kembali, {held} tertahan temuan lain.",
            $"{done.Count} findings decided: {dropped} dropped, {reopened} reopened, {held} held by other findings."]);
        return LocalRedirect(Home);
    }

    private async Task<IActionResult?> ShowAsync(IEnumerable<string> references)
    {
        var found = await new FindingWorklist(Database).FindAllAsync([.. references.Distinct()], Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        return null;
    }
}
