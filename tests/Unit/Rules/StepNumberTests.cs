namespace Paseban.Tests.Unit.Rules;

public sealed class StepNumberTests
{
    [Fact]
    public void StepNumber_OnADayInForce_IsTheNumber() =>
        Assert.Equal(14, LawFolder.Law.StepNumber("verification_reply_days", new(2021, 8, 9)).Value);

    [Fact]
    public void StepNumber_BeforeTheFirstDate_IsAProblemAndNoZero() =>
        Assert.Equal("law-before-first-date", LawFolder.Law.StepNumber("verification_reply_days", new(2000, 1, 1)).Problems[0].Code);

    [Fact]
    public void StepNumber_OfAnUnknownName_NamesTheFileThatIsMissing() =>
        Assert.Contains(
            "law/steps/no_such.yaml", LawFolder.Law.StepNumber("no_such", new(2024, 1, 1)).Problems[0].Message, StringComparison.Ordinal);
}
