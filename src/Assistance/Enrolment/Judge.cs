using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>Judges the people of lines that begin in one month under one programme, and says in words what stands in the way.</summary>
internal sealed class Judge(Law law, Assessor assessor, MergedStatements merged)
{
    private static readonly BilingualText TakeOut = new("Hapus baris ini.", "Take the row out.");

    public PersonSheet Sheet { get; } = new(law, assessor, merged);

    /// <summary>Judges the line whose person is on the sheet; null when nothing stands in the way.</summary>
    public (BilingualText Reason, BilingualText Remedy)? Objection()
    {
        Sheet.Settle();
        var rule = assessor.Payment;
        if (Sheet.DiedOn is { } died && died < rule.EarliestDeathPaid)
            return (
                new(
                    $"Orang ini meninggal pada {died.Iso}, sebelum bulan pertama.",
                    $"The person died on {died.Iso}, before the first month."),
                TakeOut);
        if (Sheet.MovedOutOn is { } moved && moved < rule.EarliestMovePaid)
            return (
                new(
                    $"Orang ini pindah ke luar DKI pada {moved.Iso}, sebelum bulan pertama.",
                    $"The person moved out of DKI on {moved.Iso}, before the first month."),
                TakeOut);
        var (earliest, latest) = (rule.EarliestBirthDate, rule.LatestBirthDate);
        if (Sheet.BornOn > latest)
            return Age(
                new("terlalu muda", "too young"),
                new($"Yang memenuhi lahir {latest.Iso} atau sebelumnya.", $"Born {latest.Iso} or earlier is needed."));
        if (Sheet.BornOn < earliest)
            return Age(
                new("terlalu tua", "too old"),
                new($"Yang memenuhi lahir {earliest.Iso} atau sesudahnya.", $"Born {earliest.Iso} or later is needed."));
        if (assessor.Judge(Sheet.Facts) is not { Outcome: Eligibility.NotEligible } code) return null;
        var reasons = Reasons(code);
        return (
            new(
                $"Aturan menolak {rule.Programme} pada {rule.Month}: {reasons.Id}.",
                $"The law refuses {rule.Programme} in {rule.Month}: {reasons.En}."),
            new(
                "Lihat penjelasan untuk orang ini; perbaiki datanya atau hapus baris ini.",
                "Have it explained for this person; correct the registry or take the row out."));

        (BilingualText, BilingualText) Age(BilingualText wrong, BilingualText remedy) => (
            new(
                $"Lahir {Sheet.BornOn.Iso}, orang ini {wrong.Id} untuk {rule.Programme} pada {rule.Month}.",
                $"Born {Sheet.BornOn.Iso}, the person is {wrong.En} for {rule.Programme} in {rule.Month}."),
            remedy);
    }

    /// <summary>Codes, which registry, letters and figures share; in Indonesian with the words of the law.</summary>
    private BilingualText Reasons(AssessmentCode code)
    {
        var refused = assessor.Programme.Criteria.Where((_, place) => code.Of(place) == Truth.NotMet).ToList();
        return new(
            string.Join("; ", refused.Select(criterion => $"{criterion.Reason.Text.Id} ({criterion.Reason.Code})").Distinct()),
            string.Join("; ", refused.Select(criterion => $"{criterion.Reason.Code} ({criterion.Name})").Distinct()));
    }
}
