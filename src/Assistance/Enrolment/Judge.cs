using System.Globalization;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>Judges the people of lines that begin in one month under one programme, and says in words what stands in the way.</summary>
internal sealed class Judge(Law law, Assessor assessor)
{
    public PersonSheet Sheet { get; } = new(law, assessor);

    /// <summary>Judges the line whose person is on the sheet; null when nothing stands in the way.</summary>
    public (string Reason, string Remedy)? Objection()
    {
        Sheet.Settle();
        var rule = assessor.Payment;
        var born = $"{Sheet.BornOn:yyyy-MM-dd}";
        if (Sheet.DiedOn < rule.EarliestDeathPaid)
            return (Text($"The person died on {Sheet.DiedOn:yyyy-MM-dd}, before the first month."), "Take the row out.");
        if (Sheet.MovedOutOn < rule.EarliestMovePaid)
            return (Text($"The person moved out of DKI on {Sheet.MovedOutOn:yyyy-MM-dd}, before the first month."), "Take the row out.");
        if (Sheet.BornOn > rule.LatestBirthDate)
            return ($"Born {born}, the person is too young for {rule.Programme} in {rule.Month}.",
                Text($"Born {rule.LatestBirthDate:yyyy-MM-dd} or earlier is needed."));
        if (Sheet.BornOn < rule.EarliestBirthDate)
            return ($"Born {born}, the person is too old for {rule.Programme} in {rule.Month}.",
                Text($"Born {rule.EarliestBirthDate:yyyy-MM-dd} or later is needed."));
        if (assessor.Judge(Sheet.Facts) is { Outcome: Eligibility.NotEligible } code)
            return ($"The law refuses {rule.Programme} in {rule.Month}: {Reasons(code)}.",
                "See paseban explain; correct the registry or take the row out.");
        return null;
    }

    private string Reasons(AssessmentCode code) => string.Join("; ", assessor.Programme.Criteria
        .Where((_, place) => code.Of(place) == Truth.NotMet)
        .Select(criterion => $"{criterion.Reason.Code} ({criterion.Name})")
        .Distinct());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
