using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>Which end of a key's values comes first.</summary>
public enum RankingFirst
{
    Lowest = 1,
    Highest = 2,

    /// <summary>Whoever has one of the facts; nobody is lifted by a fact that nobody stated.</summary>
    Yes = 3,
}

/// <summary>What decides between candidates that are alike in every key.</summary>
public enum RankingTie
{
    /// <summary>Who applied earlier; who receives already stands before all applications.</summary>
    ApplicationTime = 1,

    /// <summary>The lower person number, which is the older record: never two alike.</summary>
    PersonNumber = 2,
}

/// <summary>One key of the order in which candidates stand.</summary>
/// <param name="Name">Unique within a rule; kept with each ranked line.</param>
/// <param name="Label">The same as people read it beside its value.</param>
/// <param name="Facts">What is compared; empty for the priority that a deliberation gave.</param>
/// <param name="Programmes">The programmes for which the key counts; empty for all.</param>
/// <param name="Reference">What the key rests on.</param>
public sealed record RankingKey(
    string Name, BilingualText Label, IReadOnlyList<Fact> Facts, RankingFirst First, IReadOnlyList<string> Programmes, BilingualText Text,
    Citation Reference)
{
    /// <summary>A sort value: the smaller stands first. What is unknown stands last.</summary>
    public const long Last = long.MaxValue;

    public bool IsPriority => Facts.Count == 0;

    public bool CountsFor(string programme) => Programmes.Count == 0 || Programmes.Contains(programme, StringComparer.Ordinal);

    /// <param name="sheet">What is known of the candidate on the judged day.</param>
    /// <param name="priority">The place that the deliberation gave, 1 first; null when it gave none.</param>
    public long SortValue(FactSheet sheet, long? priority)
    {
        var value = IsPriority ? priority : Read(sheet);
        return value is not { } known ? Last : First == RankingFirst.Lowest ? known : -known;
    }

    /// <summary>As it is kept with a ranked line: <c>decile=2</c>, <c>frail_or_alone=yes</c>; unknown as a question mark.</summary>
    public string Print(long sortValue) => sortValue == Last
        ? $"{Name}=?"
        : First == RankingFirst.Yes
            ? $"{Name}={(sortValue < 0 ? "yes" : "no")}"
            : string.Create(CultureInfo.InvariantCulture, $"{Name}={(First == RankingFirst.Lowest ? sortValue : -sortValue)}");

    private long? Read(FactSheet sheet)
    {
        if (First == RankingFirst.Yes) return Facts.Any(fact => sheet.Knows(fact.Index) && sheet.Value(fact.Index) == 1) ? 1 : 0;
        var fact = Facts[0];
        var stated = fact.Base ?? fact;
        if (!sheet.Knows(stated.Index)) return null;
        var value = sheet.Value(stated.Index);
        return fact.IsAge ? BirthWindow.AgeOf(fact, DateOnly.FromDayNumber((int)value), sheet.JudgedDay) : value;
    }
}

/// <summary>The order of candidates within a kelurahan, as <c>law/targeting/ranking.yaml</c> states it for a date.</summary>
/// <param name="Order">The first key on which two candidates differ decides.</param>
/// <param name="Ties">What decides when none does; the last of them always does.</param>
/// <param name="OneBenefit">Whoever is selected in two programmes of one benefit group keeps the one that stands first here.</param>
public sealed record RankingRule(IReadOnlyList<RankingKey> Order, IReadOnlyList<RankingTie> Ties, IReadOnlyList<string> OneBenefit)
{
    internal const string File = "targeting/ranking.yaml";

    /// <summary>The keys that count for a programme, in their order.</summary>
    public IReadOnlyList<RankingKey> KeysFor(string programme) => [.. Order.Where(key => key.CountsFor(programme))];

    /// <summary>
    /// What <see cref="RankingKey.Print"/> kept of a line, in words: <c>decile=2;age=71</c> is "desil 2, usia dalam tahun 71".
    /// </summary>
    public BilingualText Words(string grounds)
    {
        var parts = grounds.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(WordsOf).ToList();
        return new(string.Join(", ", parts.Select(part => part.Id)), string.Join(", ", parts.Select(part => part.En)));
    }

    private BilingualText WordsOf(string ground)
    {
        if (ground.Split('=') is not [var name, var value] || Order.FirstOrDefault(key => key.Name == name) is not { } key)
            return new(ground, ground);
        var words = value switch
        {
            "yes" => new("ya", "yes"),
            "no" => new("tidak", "no"),
            "?" => new("tidak diketahui", "unknown"),
            _ => new BilingualText(value, value),
        };
        return new($"{key.Label.Id} {words.Id}", $"{key.Label.En} {words.En}");
    }

    /// <summary>Whether somebody selected in both keeps <paramref name="programme"/>.</summary>
    public bool Keeps(string programme, string other) => PlaceOf(programme) < PlaceOf(other);

    private int PlaceOf(string programme)
    {
        for (var place = 0; place < OneBenefit.Count; place++)
        {
            if (OneBenefit[place] == programme) return place;
        }
        return OneBenefit.Count;
    }
}

/// <summary>The dated rules about who is selected.</summary>
public sealed record TargetingLaw(Parameter<RankingRule> Ranking)
{
    internal const int Parameters = 1;

    /// <summary>The rule in force for a month, with the day from which it holds.</summary>
    public Outcome<(RankingRule Rule, DateOnly From)> RankingFor(Month month) =>
        Ranking.At(month.FirstDay).Match<Outcome<(RankingRule, DateOnly)>>(
            rule => (rule, Ranking.InForce(month.FirstDay)!.From), problems => problems.ToArray());
}
