namespace Paseban.Rules;

/// <summary>
/// The birth dates that satisfy the age limits of a judged day, both ends included. A person born on 29 February completes a year
/// on 1 March of a common year.
/// </summary>
internal readonly record struct BirthWindow(DateOnly Earliest, DateOnly Latest)
{
    public static readonly BirthWindow Everyone = new(DateOnly.MinValue, DateOnly.MaxValue);

    public bool Contains(int dayNumber) => dayNumber >= Earliest.DayNumber && dayNumber <= Latest.DayNumber;

    public BirthWindow And(BirthWindow other) =>
        new(Earliest > other.Earliest ? Earliest : other.Earliest, Latest < other.Latest ? Latest : other.Latest);

    public static BirthWindow Of(Fact age, Comparison how, long limit, DateOnly judgedDay) => how switch
    {
        Comparison.AtLeast => new(DateOnly.MinValue, Before(age, limit, judgedDay)),
        Comparison.MoreThan => new(DateOnly.MinValue, Before(age, limit + 1, judgedDay)),
        Comparison.LessThan => new(Before(age, limit, judgedDay).AddDays(1), DateOnly.MaxValue),
        Comparison.AtMost => new(Before(age, limit + 1, judgedDay).AddDays(1), DateOnly.MaxValue),
        Comparison.Is or Comparison.IsNot or Comparison.OneOf => throw new InvalidOperationException("An age is compared by order only."),
    };

    /// <summary>Completed years or months from birth to the judged day; negative before birth.</summary>
    public static long AgeOf(Fact age, DateOnly birth, DateOnly judgedDay)
    {
        var months = ((judgedDay.Year - birth.Year) * 12) + judgedDay.Month - birth.Month - (judgedDay.Day < birth.Day ? 1 : 0);
        if (age.Derivation == Derivation.CompletedMonths) return months;
        var (years, rest) = Math.DivRem(months, 12);
        return rest < 0 ? years - 1 : years;
    }

    /// <summary>The latest birth date of those who have completed this age on the judged day.</summary>
    private static DateOnly Before(Fact age, long limit, DateOnly judgedDay) =>
        judgedDay.AddMonths(checked((int)-(age.Derivation == Derivation.CompletedMonths ? limit : limit * 12)));
}
