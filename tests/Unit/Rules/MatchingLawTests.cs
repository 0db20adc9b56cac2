using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class MatchingLawTests
{
    private static readonly DateOnly Day = new(2021, 7, 5);

    [Fact]
    public void Findings_OfTheLaw_HaveARuleForEachKind()
    {
        var rules = LawFolder.Law.Matching.Findings.At(Day).Value;

        Assert.All(Enum.GetValues<FindingKind>(), kind => Assert.Equal(kind, rules[kind].Kind));
        Assert.Equal("DECEASED", rules[FindingKind.Deceased].Reason?.Code);
        Assert.Equal("owns_car", rules[FindingKind.OwnsCar].Fact?.Code);
        Assert.Equal(FindingEffect.AsTheCriteriaSay, rules[FindingKind.Property].Effect);
    }

    [Fact]
    public void Programme_ThatPaysNothing_JudgesFromItsFirstMonthAndHasNoPaymentRule()
    {
        var law = LawFolder.Law;
        var judging = law.Matching.Registration.At(Day).Value.Programme;

        Assert.True(law.Programme(judging).Value.PaysNothing);
        Assert.Equal("law-before-first-date", law.AssessorFor(judging, new Month(2021, 5)).Problems[0].Code);
        Assert.Equal("programme.pays-nothing", law.PaymentRuleFor(judging, new Month(2021, 7)).Problems[0].Code);
    }

    [Fact]
    public void Explanation_OfAProgrammeThatPaysNothing_NamesNoAmount()
    {
        var assessor = LawFolder.Law.AssessorFor("FMOTM", new Month(2021, 7)).Value;
        var sheet = assessor.NewSheet();
        var field = LawFolder.Law.Facts.Source("FIELD").Value;
        sheet.Add(field, new DateOnly(2021, 6, 1),
            "in_institution=no;public_employee_in_household=no;owns_car=no;taxable_property_value=0;drinking_water_source=3;"
            + "poor_by_community=yes");

        var explanation = Explanation.Of(assessor.Assess(sheet), Language.English);

        Assert.Equal("Eligible.", explanation.Outcome);
    }
}
