using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class PaymentRuleTests
{
    [Theory]
    [InlineData("KLJ", "2018-04", 600_000)]
    [InlineData("KLJ", "2022-12", 600_000)]
    [InlineData("KLJ", "2023-01", 300_000)]
    [InlineData("KPDJ", "2019-03", 300_000)]
    [InlineData("KAJ", "2021-01", 300_000)]
    [InlineData("KPARJ", "2023-01", 300_000)]
    public void PaymentRuleFor_EachPublishedChange_GivesTheAmountOfItsDate(string programme, string month, long amount)
    {
        var rule = LawFolder.Law.PaymentRuleFor(programme, Words.Month(month)).Value;

        Assert.Equal(new Rupiah(amount), rule.AmountPerMonth);
        Assert.Equal("pkd", rule.BenefitGroup);
    }

    [Theory]
    [InlineData("KLJ", "2018-03")]
    [InlineData("KAJ", "2020-12")]
    public void PaymentRuleFor_MonthBeforeTheFirstDate_IsAProblemAndNotZero(string programme, string month)
    {
        var rule = LawFolder.Law.PaymentRuleFor(programme, Words.Month(month));

        Assert.Equal("law-before-first-date", rule.Problems[0].Code);
        Assert.Contains("amount.yaml", rule.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PaymentRuleFor_MonthAfterAnEnd_IsAProblemAndNotZero()
    {
        const string last = "28 March 2021\n";
        var files = LawFolder.With("kaj/parameters/amount.yaml", last, last + "  2026-01:\n    value: null\n    reference: a test\n");

        var law = Paseban.Rules.Law.Load(files).Value;

        Assert.True(law.PaymentRuleFor("KAJ", new Month(2025, 12)).Succeeded);
        Assert.Equal("law-ended", law.PaymentRuleFor("KAJ", new Month(2026, 1)).Problems[0].Code);
    }

    [Fact]
    public void PaymentRuleFor_UnknownProgramme_ListsTheKnownOnes()
    {
        var problem = LawFolder.Law.PaymentRuleFor("KJP", new Month(2024, 3)).Problems[0];

        Assert.Contains("KAJ, KLJ, KPARJ, KPDJ", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void PaymentRuleFor_Elders_PaysThoseWhoAreSixtyOnTheFirstDay()
    {
        var rule = LawFolder.Law.PaymentRuleFor("KLJ", new Month(2024, 3)).Value;

        Assert.True(rule.Allows(new(1964, 3, 1), null, null));
        Assert.False(rule.Allows(new(1964, 3, 2), null, null));
        Assert.False(rule.Allows(null, null, null));
    }

    [Fact]
    public void PaymentRuleFor_Children_PaysUntilTheSeventhBirthdayFromTheMonthAfterBirth()
    {
        var rule = LawFolder.Law.PaymentRuleFor("KAJ", new Month(2024, 3)).Value;

        Assert.Equal(new DateOnly(2017, 3, 2), rule.EarliestBirthDate);
        Assert.Equal(new DateOnly(2024, 3, 1), rule.LatestBirthDate);
    }

    [Fact]
    public void PaymentRuleFor_NoAgeLimit_AllowsAnUnknownBirthDate()
    {
        var rule = LawFolder.Law.PaymentRuleFor("KPDJ", new Month(2024, 3)).Value;

        Assert.False(rule.NeedsBirthDate);
        Assert.True(rule.Allows(null, null, null));
    }

    [Fact]
    public void PaymentRuleFor_DeathAndMove_PaysTheMonthOfDeathAndEndsWithTheMove()
    {
        var rule = LawFolder.Law.PaymentRuleFor("KPDJ", new Month(2024, 3)).Value;

        Assert.True(rule.Allows(null, new(2024, 3, 1), null));
        Assert.False(rule.Allows(null, new(2024, 2, 29), null));
        Assert.True(rule.Allows(null, null, new(2024, 3, 2)));
        Assert.False(rule.Allows(null, null, new(2024, 3, 1)));
        Assert.False(rule.SuspendedMonthsPaid);
    }
}
