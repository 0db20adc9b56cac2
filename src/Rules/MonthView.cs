using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// The parameters of one programme as they stand for one month; the first that is not there becomes the problem of the whole.
/// </summary>
/// <remarks>Parameters are read at the month's first day: a change within a month counts from the next.</remarks>
internal sealed class MonthView
{
    /// <summary>The choices that the engine itself makes, each with the words it knows; other choices are compared by criteria.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Words =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["judged_day"] = ["first_day", LastDay],
            ["month_of_death"] = ["paid", NotPaid],
            ["suspended_months"] = ["forfeited", PaidOnRestoration],
            ["overlap"] = ["one_in_group", OnePerProgramme],
        };

    /// <summary>The parameter names that the engine itself asks for; everything else is named by criteria.</summary>
    public static readonly IReadOnlyList<string> Asked = ["amount", .. Words.Keys];

    private const string LastDay = "last_day";
    private const string NotPaid = "not_paid";
    private const string PaidOnRestoration = "paid_on_restoration";
    private const string OnePerProgramme = "one_per_programme";

    private readonly ParameterScope scope;
    private readonly List<Problem> problems = [];

    /// <param name="scope">The parameters that the programme sees.</param>
    /// <param name="month">The month in question.</param>
    /// <param name="paysNothing">Whether no amount is asked for.</param>
    public MonthView(ParameterScope scope, Month month, bool paysNothing)
    {
        this.scope = scope;
        Month = month;
        Amount = new(paysNothing ? 0 : Number("amount") ?? 0);
        JudgedDay = Word("judged_day") == LastDay ? month.LastDay : month.FirstDay;
        EarliestDeathPaid = Word("month_of_death") == NotPaid ? month.LastDay.AddDays(1) : month.FirstDay;
        SuspendedMonthsPaid = Word("suspended_months") == PaidOnRestoration;
        OneInGroup = Word("overlap") != OnePerProgramme;
    }

    public Month Month { get; }

    public Rupiah Amount { get; }

    /// <summary>The day whose facts decide the month.</summary>
    public DateOnly JudgedDay { get; }

    /// <summary>A death on this day or later leaves the month paid.</summary>
    public DateOnly EarliestDeathPaid { get; }

    public bool SuspendedMonthsPaid { get; }

    public bool OneInGroup { get; }

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The number in force; null where the law sets none.</summary>
    public long? Number(string name) => At(name).Number;

    public Scalar At(string name)
    {
        var value = scope.At(name, Month.FirstDay);
        if (value.Succeeded) return value.Value;
        if (!problems.Exists(p => p.Message == value.Problems[0].Message)) problems.AddRange(value.Problems);
        return Scalar.None;
    }

    private string? Word(string name) => At(name).Word;
}
