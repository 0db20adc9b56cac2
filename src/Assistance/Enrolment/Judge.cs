using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>Judges the people of lines that begin in one month under one programme, and says in words what stands in the way.</summary>
internal sealed class Judge(Law law, Assessor assessor, MergedStatements merged)
{
    public PersonSheet Sheet { get; } = new(law, assessor, merged);

    /// <summary>Judges the line whose person is on the sheet; null when nothing stands in the way.</summary>
    public (string Reason, string Remedy)? Objection()
    {
        Sheet.Settle();
        var rule = assessor.Payment;
        if (Sheet.DiedOn is { } died && died < rule.EarliestDeathPaid)
            return ($"The person died on {died.Iso}, before the first month.", "Take the row out.");
        if (Sheet.MovedOutOn is { } moved && moved < rule.EarliestMovePaid)
            return ($"The person moved out of DKI on {moved.Iso}, before the first month.", "Take the row out.");
        if (Sheet.BornOn > rule.LatestBirthDate) return Age("too young", $"Born {rule.LatestBirthDate.Iso} or earlier is needed.");
        if (Sheet.BornOn < rule.EarliestBirthDate) return Age("too old", $"Born {rule.EarliestBirthDate.Iso} or later is needed.");
        if (assessor.Judge(Sheet.Facts) is not { Outcome: Eligibility.NotEligible } code) return null;
        return ($"The law refuses {rule.Programme} in {rule.Month}: {Reasons(code)}.",
            "See paseban explain; correct the registry or take the row out.");

        (string, string) Age(string wrong, string remedy) =>
            ($"Born {Sheet.BornOn.Iso}, the person is {wrong} for {rule.Programme} in {rule.Month}.", remedy);
    }

    private string Reasons(AssessmentCode code) => string.Join("; ", assessor.Programme.Criteria
        .Where((_, place) => code.Of(place) == Truth.NotMet)
        .Select(criterion => $"{criterion.Reason.Code} ({criterion.Name})")
        .Distinct());
}
