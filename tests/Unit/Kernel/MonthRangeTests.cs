namespace Paseban.Tests.Unit.Kernel;

public sealed class MonthRangeTests
{
    [Fact]
    public void Parse_WhatWasPrinted_GivesTheSamePeriod() =>
        Law.Holds(Any.MonthRange, range => MonthRange.Parse(range.ToString()) == range);

    [Fact]
    public void Months_OfAnyPeriod_AreItsMembersInOrderWithBothEnds() =>
        Law.Holds(Any.MonthRange, range =>
        {
            var months = range.Months.ToList();
            return months.Count == range.Count
                && months[0] == range.From
                && months[^1] == range.Through
                && months.All(range.Contains)
                && months.Zip(months.Skip(1)).All(pair => pair.Second - pair.First == 1);
        });

    [Fact]
    public void Contains_TheNeighboursOutside_IsFalse() =>
        Law.Holds(Any.MonthRange, range => !range.Contains(range.From.Plus(-1)) && !range.Contains(range.Through.Plus(1)));

    [Fact]
    public void New_EndBeforeBeginning_IsRefusedWithBothMonths()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new MonthRange(new Month(2024, 6), new Month(2024, 1)));

        Assert.Contains("cannot end (2024-01) before it begins (2024-06)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_ASingleMonth_IsWrittenOnce() =>
        Assert.Equal("2024-01", new MonthRange(new Month(2024, 1), new Month(2024, 1)).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024-01..")]
    [InlineData("..2024-01")]
    [InlineData("2024-06..2024-01")]
    [InlineData("2024-01..2024-02..2024-03")]
    [InlineData("2024-01...2024-02")]
    [InlineData("2024-01 2024-02")]
    public void TryParse_AnotherForm_IsRefused(string? text) => Assert.False(MonthRange.TryParse(text, out _));
}
