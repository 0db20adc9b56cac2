namespace Paseban.Tests.Unit.Kernel;

/// <summary>Each language has its own way to write amounts, wherever they stand in a text.</summary>
public sealed class LanguageFormsTests
{
    [Theory]
    [InlineData(300_000, "Rp300.000", "Rp300,000")]
    [InlineData(-1_200_000, "-Rp1.200.000", "-Rp1,200,000")]
    [InlineData(0, "Rp0", "Rp0")]
    public void In_ALanguage_IsWrittenAsItWrites(long amount, string indonesian, string english)
    {
        Assert.Equal(indonesian, new Rupiah(amount).In(Language.Indonesian));
        Assert.Equal(english, new Rupiah(amount).In(Language.English));
    }

    [Fact]
    public void Text_InBothLanguages_HasEachAmountAsTheLanguageWritesIt()
    {
        Rupiah? due = new Rupiah(1_500_000);

        var text = new BilingualText($"Kurang {due}.", $"{due} is missing.");
        var problem = Problem.Invalid("a.code", $"{due} is missing.", $"Pay {due,12}.").InIndonesian($"Kurang {due}.", "Bayar.");

        Assert.Equal(("Kurang Rp1.500.000.", "Rp1,500,000 is missing."), (text.Id, text.En));
        Assert.Equal(("Rp1,500,000 is missing.", "Pay  Rp1,500,000."), (problem.Message, problem.Remedy));
        Assert.Equal(text.Id, problem.Indonesian!.Message);
    }

    [Fact]
    public void Text_WithoutAnAmount_IsTakenAsItIs() =>
        Assert.Equal("No run 'T1' of 2024.", new BilingualText("", $"No run '{"T1"}' of {2024}.").En);

    [Theory]
    [InlineData(1_234_567, "1.234.567", "1,234,567")]
    [InlineData(-5, "-5", "-5")]
    public void In_OfANumber_IsGroupedByThousands(long number, string indonesian, string english) =>
        Assert.Equal((indonesian, english), (number.In(Language.Indonesian), number.In(Language.English)));
}
