namespace Paseban.Tests.Unit.Kernel;

public sealed class NikTests
{
    [Fact]
    public void Parse_ANikMadeFromDateAndSex_SaysBothAgain() =>
        Law.Holds(Any.BirthDate, Any.Sex, (born, sex) =>
        {
            var nik = Nik.Parse(Any.NikDigits(born, sex));
            return nik.Sex == sex && nik.AgreesWith(born) && nik.BirthDateNear(born) == born;
        }, runs: 5_000);

    [Theory]
    [InlineData("1924-05-01", "1924-05-01")]
    [InlineData("2024-05-01", "2024-05-01")]
    [InlineData("1925-11-30", "1924-05-01")]
    [InlineData("2019-01-01", "2024-05-01")]
    public void BirthDateNear_ARecordedDate_TakesItsCentury(string recorded, string expected)
    {
        var nik = Nik.Parse("3171990105240001");

        Assert.Equal(Day(expected), nik.BirthDateNear(Day(recorded)));
    }

    [Fact]
    public void BirthDateNear_TurnOfTheCentury_PrefersTheNearerOne() =>
        Assert.Equal(new DateOnly(1999, 12, 31), Nik.Parse("3171993112990001").BirthDateNear(new DateOnly(2000, 1, 1)));

    [Fact]
    public void AgreesWith_AnotherRecordedDate_IsFalseButTheNikStands()
    {
        var nik = Nik.Parse("3171990105600001");

        Assert.False(nik.AgreesWith(new DateOnly(1960, 5, 2)));
        Assert.True(nik.AgreesWith(new DateOnly(1960, 5, 1)));
    }

    [Fact]
    public void BirthDateNear_TheLeapDayOfYear00_FindsTheCenturyThatHasIt()
    {
        var nik = Nik.Parse("3171992902000001");

        Assert.Equal(new DateOnly(2000, 2, 29), nik.BirthDateNear(new DateOnly(2000, 2, 29)));
        Assert.Equal(new DateOnly(2000, 2, 29), nik.BirthDateNear(new DateOnly(1900, 2, 28)));
    }

    [Fact]
    public void Parse_ALeapDayInALeapYear_IsAccepted() =>
        Assert.Equal(new DateOnly(1964, 2, 29), Nik.Parse("3171996902640001").BirthDateNear(new DateOnly(1964, 1, 1)));

    [Theory]
    [InlineData("3171992902630001", "NIK digits 7-12 name no calendar day.")]
    [InlineData("3171993104600001", "NIK digits 7-12 name no calendar day.")]
    [InlineData("3171990005600001", "NIK digits 7-8 are no day of birth (01-31, or 41-71 for women).")]
    [InlineData("3171993205600001", "NIK digits 7-8 are no day of birth (01-31, or 41-71 for women).")]
    [InlineData("3171994005600001", "NIK digits 7-8 are no day of birth (01-31, or 41-71 for women).")]
    [InlineData("3171997205600001", "NIK digits 7-8 are no day of birth (01-31, or 41-71 for women).")]
    [InlineData("3171990100600001", "NIK digits 9-10 are no month of birth (01-12).")]
    [InlineData("3171990113600001", "NIK digits 9-10 are no month of birth (01-12).")]
    [InlineData("3171990105600000", "NIK ends in 0000; serial numbers begin at 0001.")]
    [InlineData("317199010560001", "NIK has 15 digits instead of 16.")]
    [InlineData("31719901056000012", "NIK has 17 digits instead of 16.")]
    [InlineData("317199010560000X", "NIK has a character that is not a digit.")]
    [InlineData("３１７１９９０１０５６００００１", "NIK has a character that is not a digit.")]
    [InlineData("", "NIK is empty.")]
    [InlineData("   ", "NIK is empty.")]
    [InlineData(null, "NIK is empty.")]
    public void Problem_OfABrokenNumber_SaysWhatIsWrong(string? text, string expected)
    {
        Assert.Equal(expected, Nik.Problem(text, out var nik)?.En);
        Assert.Null(nik);
        Assert.False(Nik.TryParse(text, out _));
    }

    [Theory]
    [InlineData("3.17101E+15")]
    [InlineData("3,17101E+15")]
    [InlineData("3.17199e15")]
    [InlineData("'3.17199E+15")]
    public void Problem_OfScientificNotation_SaysThatTheSpreadsheetLostDigits(string text)
    {
        var problem = Nik.Problem(text, out _);

        Assert.Equal(
            "NIK is in scientific notation: the spreadsheet has rounded it and the last digits are lost. "
            + "Format the column as text and export again.",
            problem?.En);
        Assert.Contains("angka terakhirnya hilang", problem?.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'3171990105600001")]
    [InlineData(" 3171990105600001 ")]
    [InlineData("317199 010560 0001")]
    [InlineData("3171.9901.0560.0001")]
    public void Parse_WithDecoration_ReadsTheDigits(string text) => Assert.Equal("3171990105600001", Nik.Parse(text).Digits);

    [Fact]
    public void Parse_ABrokenNumber_DoesNotRepeatItInTheMessage()
    {
        var refusal = Assert.Throws<FormatException>(() => Nik.Parse("3171990113600001"));

        Assert.DoesNotContain("3171990113600001", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_InAnyText_IsMasked()
    {
        var nik = Nik.Parse("3171990105600001");

        Assert.Equal("31************01", $"{nik}");
        Assert.Equal("31************01", nik.Masked);
    }

    [Fact]
    public void MaskedBeside_Others_ShowsTheDigitsInWhichTheyDiffer()
    {
        Nik[] niks = [Nik.Parse("3171990105600001"), Nik.Parse("3171990105500001"), Nik.Parse("3171990105600001")];

        Assert.Equal(["31********6***01", "31********5***01", "31********6***01"], niks.Select(nik => Shown(nik)));
        Assert.Equal("31************01", niks[0].MaskedBeside([niks[2]]));

        string Shown(Nik nik) => nik.MaskedBeside(niks);
    }

    [Fact]
    public void Equality_OfTheSameDigits_Holds() =>
        Assert.Equal(Nik.Parse("3171990105600001"), Nik.Parse("'3171990105600001"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
