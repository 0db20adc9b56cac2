namespace Paseban.Tests.Unit.Kernel;

public sealed class FamilyCardNumberTests
{
    [Fact]
    public void Parse_SixteenDigits_KeepsThemAndPrintsThemMasked()
    {
        var number = FamilyCardNumber.Parse("'3171991203150007");

        Assert.Equal("3171991203150007", number.Digits);
        Assert.Equal("31************07", number.ToString());
    }

    [Theory]
    [InlineData("317199120315", "Family card number (KK) has 12 digits instead of 16.")]
    [InlineData("31719912031500A7", "Family card number (KK) has a character that is not a digit.")]
    [InlineData("", "Family card number (KK) is empty.")]
    [InlineData(null, "Family card number (KK) is empty.")]
    public void Problem_OfABrokenNumber_SaysWhatIsWrong(string? text, string expected)
    {
        Assert.Equal(expected, FamilyCardNumber.Problem(text, out var number)?.En);
        Assert.Null(number);
        Assert.False(FamilyCardNumber.TryParse(text, out _));
    }

    [Fact]
    public void Problem_OfScientificNotation_NamesTheCause() =>
        Assert.Contains("scientific notation", FamilyCardNumber.Problem("3.17199E+15", out _)?.En, StringComparison.Ordinal);
}
