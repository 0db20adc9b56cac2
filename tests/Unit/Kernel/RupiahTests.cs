namespace Paseban.Tests.Unit.Kernel;

public sealed class RupiahTests
{
    [Fact]
    public void Parse_WhatWasPrinted_GivesTheSameAmount() =>
        Law.Holds(Any.Rupiah, amount => Rupiah.Parse($"{amount}") == amount, runs: 10_000);

    [Fact]
    public void Parse_BareDigits_GivesTheSameAmount() =>
        Law.Holds(Any.Rupiah, amount => Rupiah.Parse($"{amount.Amount}") == amount);

    [Theory]
    [InlineData("300000", 300_000)]
    [InlineData("300.000", 300_000)]
    [InlineData("Rp300.000", 300_000)]
    [InlineData("rp 1.200.000", 1_200_000)]
    [InlineData("  Rp0 ", 0)]
    [InlineData("-Rp300.000", -300_000)]
    [InlineData("-5", -5)]
    public void TryParse_AnAcceptedForm_ReadsIt(string text, long expected)
    {
        Assert.True(Rupiah.TryParse(text, out var amount));
        Assert.Equal(new Rupiah(expected), amount);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Rp")]
    [InlineData("-")]
    [InlineData("--5")]
    [InlineData("+5")]
    [InlineData("300,000")]
    [InlineData("300.000,00")]
    [InlineData("300.00")]
    [InlineData("3000.000")]
    [InlineData("1.2000.000")]
    [InlineData(".300")]
    [InlineData("300.")]
    [InlineData("300..000")]
    [InlineData("0.300")]
    [InlineData("3E5")]
    [InlineData("3.00000E+05")]
    [InlineData("1 000")]
    [InlineData("Rp-300")]
    [InlineData("USD 300")]
    [InlineData("９９")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    public void TryParse_AnAmbiguousOrBrokenForm_IsRefused(string? text) => Assert.False(Rupiah.TryParse(text, out _));

    [Fact]
    public void Parse_ABrokenForm_SaysHowToWriteIt()
    {
        var refusal = Assert.Throws<FormatException>(() => Rupiah.Parse("300,50"));

        Assert.Contains("Write it as 300000 or Rp300.000", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arithmetic_BeyondTheRange_ThrowsInsteadOfWrapping()
    {
        var most = new Rupiah(long.MaxValue);
        var least = new Rupiah(long.MinValue);
        var one = new Rupiah(1);

        Assert.Throws<OverflowException>(() => most + one);
        Assert.Throws<OverflowException>(() => least - one);
        Assert.Throws<OverflowException>(() => -least);
        Assert.Throws<OverflowException>(() => most * 2);
        Assert.Throws<OverflowException>(() => new[] { most, one }.Total());
    }

    [Fact]
    public void Addition_OfAnyAmounts_ObeysTheLawsOfAGroup() =>
        Law.Holds(Any.BudgetSizedRupiah, Any.BudgetSizedRupiah, Any.BudgetSizedRupiah, (a, b, c) =>
            a + b == b + a && a + b + c == a + (b + c) && a + Rupiah.Zero == a && a - b == a + -b && a - a == Rupiah.Zero);

    [Fact]
    public void Total_OfAnyAmounts_IsTheirSumWhateverTheOrder() =>
        Law.Holds(Any.BudgetSizedRupiah, Any.BudgetSizedRupiah, Any.BudgetSizedRupiah, (a, b, c) =>
            new[] { a, b, c }.Total() == a + b + c && new[] { c, a, b }.Total() == a + b + c);

    [Fact]
    public void Total_OfNothing_IsZero() => Assert.Equal(Rupiah.Zero, Array.Empty<Rupiah>().Total());

    [Fact]
    public void Multiplication_ByHeadsAndMonths_IsRepeatedAddition() =>
        Assert.Equal("Rp38.046.000.000", $"{new Rupiah(300_000) * (52_135 + 6_475 + 4_800) * 2}");

    [Fact]
    public void Comparison_OfAnyAmounts_IsThatOfTheirNumbers() =>
        Law.Holds(Any.Rupiah, Any.Rupiah, (a, b) =>
            (a < b) == (a.Amount < b.Amount) && (a <= b) == !(a > b) && (a >= b) == !(a < b)
            && Math.Sign(a.CompareTo(b)) == a.Amount.CompareTo(b.Amount));
}
