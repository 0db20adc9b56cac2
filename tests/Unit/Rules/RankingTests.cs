using Paseban.Rules;
using Law = Paseban.Rules.Law;

namespace Paseban.Tests.Unit.Rules;

/// <summary>Who stands before whom, and what of a rule is refused.</summary>
public sealed class RankingTests
{
    private const string File = "targeting/ranking.yaml";

    private static readonly RankingRule Rule = LawFolder.Law.Targeting.RankingFor(Words.Month("2022-01")).Value.Rule;

    /// <summary>Programme; facts and priority of who stands first; of who stands after.</summary>
    public static TheoryData<string, string, long?, string, long?> Pairs => new()
    {
        // A lower decile stands before everything else.
        { "KLJ", "registry_decile=1;birth_date=1960-01-01", 9, "registry_decile=2;birth_date=1930-01-01;bedridden=yes", 1 },
        { "KLJ", "registry_decile=4", null, "birth_date=1930-01-01", 1 },
        // Then the priority of the deliberation; whoever got none stands last.
        { "KLJ", "registry_decile=1;birth_date=1960-01-01", 1, "registry_decile=1;birth_date=1930-01-01", 2 },
        { "KLJ", "registry_decile=1;birth_date=1960-01-01", 7, "registry_decile=1;birth_date=1930-01-01", null },
        // Then age: the older elder, the younger child.
        { "KLJ", "registry_decile=1;birth_date=1940-01-01", 1, "registry_decile=1;birth_date=1950-01-01;bedridden=yes", 1 },
        { "KAJ", "registry_decile=1;birth_date=2021-01-01", 1, "registry_decile=1;birth_date=2018-01-01", 1 },
        { "KLJ", "birth_date=1960-01-01", 1, "income=small", 1 },
        // Of one age, whoever is bed-ridden or alone; what nobody stated lifts nobody.
        { "KLJ", "birth_date=1950-03-01;bedridden=yes", 1, "birth_date=1950-02-01;bedridden=no", 1 },
        { "KLJ", "birth_date=1950-03-01;lives_alone=yes", 1, "birth_date=1950-02-01", 1 },
        { "KLJ", "birth_date=1950-03-01;bedridden=no;lives_alone=yes", 1, "birth_date=1950-02-01;bedridden=no;lives_alone=no", 1 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void SortValue_OfTwoCandidates_PutsTheFirstBeforeTheOther(
        string programme, string before, long? beforePriority, string after, long? afterPriority)
    {
        var (first, second) = (Values(programme, before, beforePriority), Values(programme, after, afterPriority));

        Assert.True(first.AsSpan().SequenceCompareTo(second) < 0, $"{Print(programme, first)} / {Print(programme, second)}");
    }

    [Fact]
    public void SortValue_OfAlikeCandidates_IsTheSame() =>
        Assert.Equal(
            Values("KLJ", "birth_date=1950-02-01;bedridden=no", 1), Values("KLJ", "birth_date=1950-12-31", 1));

    [Fact]
    public void Print_OfValues_SaysWhatWasComparedAndWhatIsUnknown() =>
        Assert.Equal(
            "decile=2;priority=?;age=71;frail_or_alone=yes",
            Print("KLJ", Values("KLJ", "registry_decile=2;birth_date=1950-05-05;lives_alone=yes", null)));

    [Fact]
    public void Words_OfWhatWasPrinted_SayItInBothLanguages() =>
        Assert.Equal(
            new("desil 2, prioritas tidak diketahui, terbaring atau sendiri ya", "decile 2, priority unknown, bed-ridden or alone yes"),
            Rule.Words("decile=2;priority=?;frail_or_alone=yes"));

    [Fact]
    public void Keeps_OfTwoBenefits_FollowsTheStatedOrder()
    {
        Assert.True(Rule.Keeps("KLJ", "KPDJ"));
        Assert.False(Rule.Keeps("KPDJ", "KLJ"));
        Assert.True(Rule.Keeps("KAJ", "A PROGRAMME THE RULE DOES NOT NAME"));
    }

    [Fact]
    public void RankingFor_AMonthBeforeTheFirstDate_IsAProblem() =>
        Assert.Equal("law-before-first-date", LawFolder.Law.Targeting.RankingFor(Words.Month("2010-01")).Problems[0].Code);

    [Theory]
    [InlineData("fact: registry_decile", "fact: registry_desil", "'registry_desil' is not a fact")]
    [InlineData("fact: registry_decile", "fact: registry_status", "registry_status has no order")]
    [InlineData("fact: registry_decile", "deliberation: mood", "'mood' is not what a deliberation gives. Known: priority.")]
    [InlineData("any: [bedridden, lives_alone]", "any: [bedridden, registry_decile]", "registry_decile cannot be compared this way")]
    [InlineData("first: yes", "first: oldest", "'oldest' is not a word for 'first'. Known: lowest, highest, yes.")]
    [InlineData("[KAJ, KPARJ]", "[KAJ, BLT]", "no programme 'BLT'")]
    [InlineData("[application_time, person_number]", "[person_number, application_time]", "The last of 'ties' is person_number")]
    [InlineData("[application_time, person_number]", "[lot, person_number]", "'lot' decides no tie")]
    [InlineData("name: youth", "name: age", "Two keys have the name 'age'")]
    [InlineData("first: yes", "first: yes\n          weight: 3", "'weight' is not a key here")]
    public void Load_ARuleThatCannotRank_NamesFileAndLine(string what, string instead, string problem)
    {
        var loaded = Law.Load(LawFolder.With(File, what, instead));

        Assert.Contains(
            loaded.Problems, p => p.Message.StartsWith($"law/{File}:", StringComparison.Ordinal)
                && p.Message.Contains(problem, StringComparison.Ordinal));
    }

    private static long[] Values(string programme, string facts, long? priority)
    {
        var law = LawFolder.Law;
        var sheet = new FactSheet(law.Facts, Words.Date("2022-01-01"));
        sheet.Add(law.Facts.Source("DTKS").Value, Words.Date("2021-10-01"), facts);
        return [.. Rule.KeysFor(programme).Select(key => key.SortValue(sheet, priority))];
    }

    private static string Print(string programme, long[] values) =>
        string.Join(';', Rule.KeysFor(programme).Zip(values, (key, value) => key.Print(value)));
}
