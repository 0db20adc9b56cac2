using Paseban.Rules;

namespace Paseban.Portal.Programmes;

/// <summary>One programme in the words of the law: what it pays, to whom, to whom not, and what to bring.</summary>
[OpenToAll]
public sealed class ProgrammeModel(Law law) : WebPage
{
    public ProgrammeLaw Programme { get; private set; } = null!;

    /// <summary>The newest amount first.</summary>
    public IEnumerable<DatedValue<Scalar>> Amounts => Programme.Amount.Values.Reverse();

    /// <summary>Whether it is what is paid today.</summary>
    public bool IsNow(DatedValue<Scalar> amount) => Programme.Amount.InForce(Today) == amount;

    public IEnumerable<Criterion> Criteria => Programme.Criteria.Where(criterion => criterion.AppliesIn(Month.Of(Today)));

    /// <summary>Published reasons for which assistance ends, of the criteria in force.</summary>
    public IEnumerable<BilingualText> Exclusions =>
        Criteria.Where(criterion => criterion.Reason.MayEnd).Select(criterion => criterion.Reason.Text).Distinct();

    public IActionResult OnGet(string code)
    {
        var found = law.Programmes.FirstOrDefault(programme =>
            !programme.PaysNothing && programme.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            return RefuseWhole(
            [
                Problem.NotFound("programme", "There is no such programme.", "See all programmes.")
                    .InIndonesian("Program ini tidak ada.", "Lihat daftar program."),
            ]);
        Programme = found;
        return Page();
    }
}
