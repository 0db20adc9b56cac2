using Paseban.Assistance.Accounts;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>What was sent held against what came back, each difference explained.</summary>
[Reads(Inquiry.Registration)]
public sealed class DifferencesModel(Law law) : TargetingPage(law)
{
    private const int LinesShown = 200;

    [BindProperty(SupportsGet = true)]
    public string List { get; set; } = "";

    public IReadOnlyList<Choice> Lists { get; private set; } = [];

    public DifferencesShown Shown { get; private set; } = null!;

    public IEnumerable<(DifferenceKind Kind, long People, int Kelurahan)> Kinds => Shown.Counts.GroupBy(count => count.Kind)
        .OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Sum(count => count.People), kind.Count()));

    public async Task<IActionResult> OnGetAsync()
    {
        Lists = [.. (await new ShowTargetList(Database).ListAsync(Stop)).Select(list => new Choice(list.Reference, list.Reference))];
        var shown = await new ShowDifferences(Database).RunAsync(List.Length > 0 ? List : null, LinesShown, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Shown = shown.Value;
        return Page();
    }

    public string Reason(string? code) => Say[TargetingWords.Reason(Law.Reasons, code ?? "")];
}
