using Paseban.Assistance.Oversight;
using Paseban.Rules;

namespace Paseban.Office.Oversight;

/// <summary>One programme of the law, with its golden cases asked anew each time the page is opened.</summary>
[SignedInOnly]
public sealed class LawProgrammeModel(Law law) : OfficePage
{
    public ProgrammeLaw Programme { get; private set; } = null!;

    public string Version => law.Version;

    public Month ThisMonth => Month.Of(Today);

    public IReadOnlyList<LawTable> Values { get; private set; } = [];

    public IReadOnlyList<ProvedCase> Cases { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string programme)
    {
        var found = law.Programme(programme.ToUpperInvariant());
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Programme = found.Value;
        Values =
        [
            .. Programme.OwnParameters.Values.OrderBy(one => one.Name == "amount" ? 0 : 1).ThenBy(one => one.Name, StringComparer.Ordinal)
                .Select(one => LawTable.Of(one, Say)),
        ];
        Cases = ProvedCases.Of(Programme, await new ShowLaw(Database).FilesAsync(law.Version, Stop));
        return Page();
    }

    public string Outcome(Eligibility? outcome) => LawWords.Outcome(outcome, Say);
}
