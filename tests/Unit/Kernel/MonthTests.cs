using FsCheck.Fluent;

namespace Paseban.Tests.Unit.Kernel;

public sealed class MonthTests
{
    [Fact]
    public void Parse_WhatWasPrinted_GivesTheSameMonth() =>
        Law.Holds(Any.Month, month => Month.Parse(month.ToString()) == month);

    [Fact]
    public void Index_OfAnyMonth_IsYearTimesTwelvePlusMonthMinusOne() =>
        Law.Holds(Any.Month, month =>
            month.Index == (month.Year * 12) + month.Number - 1
            && new Month(month.Year, month.Number) == month
            && month.Number is >= 1 and <= 12);

    [Fact]
    public void Of_AnyDay_IsTheMonthThatHoldsIt() =>
        Law.Holds(Any.BirthDate, day =>
        {
            var month = Month.Of(day);
            return month.FirstDay <= day && day <= month.LastDay && month.FirstDay.Day == 1 && month.LastDay.AddDays(1).Day == 1;
        });

    [Fact]
    public void Plus_AndDifference_AreInverse() =>
        Law.Holds(Any.MonthRange, Gen.Choose(-200, 200), (range, step) =>
            range.From.Plus(step) - range.From == step
            && range.From.Plus(step).Plus(-step) == range.From
            && (range.From.Plus(step) > range.From) == step > 0);

    [Fact]
    public void Plus_AcrossNewYear_CarriesTheYear() => Assert.Equal(new Month(2025, 2), new Month(2024, 11).Plus(3));

    [Fact]
    public void Plus_BeyondTheCalendar_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Month.Last.Plus(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Month.First.Plus(-1));
        Assert.Throws<OverflowException>(() => Month.Last.Plus(int.MaxValue));
    }

    [Fact]
    public void LastDay_OfFebruary_KnowsLeapYears()
    {
        Assert.Equal(new DateOnly(2024, 2, 29), new Month(2024, 2).LastDay);
        Assert.Equal(new DateOnly(2100, 2, 28), new Month(2100, 2).LastDay);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-1")]
    [InlineData("2024-00")]
    [InlineData("2024-13")]
    [InlineData("0000-01")]
    [InlineData("2024/01")]
    [InlineData("2024-01-01")]
    [InlineData(" 2024-1")]
    [InlineData("-024-01")]
    [InlineData("202a-01")]
    public void TryParse_AnotherForm_IsRefused(string? text) => Assert.False(Month.TryParse(text, out _));

    [Fact]
    public void Parse_AnotherForm_SaysHowToWriteIt()
    {
        var refusal = Assert.Throws<FormatException>(() => Month.Parse("Maret 2024"));

        Assert.Contains("Write year and month as 2024-03", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2024, 0)]
    [InlineData(2024, 13)]
    [InlineData(0, 1)]
    [InlineData(10_000, 1)]
    public void New_OutsideTheCalendar_IsRefused(int year, int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(year, month));
}
