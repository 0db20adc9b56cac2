using System.Globalization;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>Judges the people of lines that begin in one month under one programme, and says in words what stands in the way.</summary>
internal sealed class Judge(Assessor assessor)
{
    private DateOnly? born;
    private DateOnly? died;
    private DateOnly? movedOut;

    public FactSheet Sheet { get; } = assessor.NewSheet();

    public void Open(string bornOn, string? diedOn, string? movedOutOn) =>
        (born, died, movedOut) = (Date(bornOn), Date(diedOn), Date(movedOutOn));

    /// <summary>Judges the line whose person is on the sheet.</summary>
    public void Close(long line, long mark, RowFaults faults)
    {
        var rule = assessor.Payment;
        if (died < rule.EarliestDeathPaid)
            Refuse($"The person died on {died:yyyy-MM-dd}, before the first month.", "Take the row out.");
        else if (movedOut < rule.EarliestMovePaid)
            Refuse($"The person moved out of DKI on {movedOut:yyyy-MM-dd}, before the first month.", "Take the row out.");
        else if (born > rule.LatestBirthDate)
            Refuse($"The person, born {born:yyyy-MM-dd}, is too young for {rule.Programme} in {rule.Month}.",
                $"Born {rule.LatestBirthDate:yyyy-MM-dd} or earlier is required.");
        else if (born < rule.EarliestBirthDate)
            Refuse($"The person, born {born:yyyy-MM-dd}, is too old for {rule.Programme} in {rule.Month}.",
                $"Born {rule.EarliestBirthDate:yyyy-MM-dd} or later is required.");
        else if (assessor.Judge(Sheet) is { Outcome: Eligibility.NotEligible } code)
            Refuse($"The law refuses {rule.Programme} in {rule.Month}: {Reasons(code)}.",
                "See paseban explain; correct the registry's facts or take the row out.");

        void Refuse(FormattableString reason, string remedy) =>
            faults.Add(DecreeStaging.OfNik(line, mark, reason.ToString(CultureInfo.InvariantCulture), remedy));
    }

    private string Reasons(AssessmentCode code) => string.Join("; ", assessor.Programme.Criteria
        .Where((_, place) => code.Of(place) == Truth.NotMet)
        .Select(criterion => $"{criterion.Reason.Code} ({criterion.Name})")
        .Distinct());

    private static DateOnly? Date(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
