using Paseban.Linkage;

namespace Paseban.Tests.Unit.Linkage;

/// <summary>
/// Made sets of several kinds, which the linker's defaults were not fitted to one by one: the same defaults must do for all.
/// </summary>
public sealed class HeldOutSetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11, 500, 1, 3)]
    [InlineData(12, 800, 5, 5)]
    [InlineData(13, 600, 5, 8)]
    public void Link_OfPlainPeopleWithSpoiltCopies_FindsThem(int seed, int people, int mostCopies, int slips)
    {
        var set = new PlainPeople(seed).Make(people, random => 1 + random.Next(mostCopies), slips);

        AssertQuality(0.99, 0.99, set.OfDuplicates(Linker.Link(set.Table, null, new LinkageConfig(), ct: Ct)));
    }

    [Fact]
    public void Link_OfTwoFilesOfPlainPeople_FindsThem()
    {
        var (left, right) = new PlainPeople(14).MakeTwo(3_000, slips: 4);

        var result = Linker.Link(left.Table, right.Table, new LinkageConfig { OneToOne = true }, ct: Ct);

        AssertQuality(0.99, 0.99, left.OfPairsWith(right, result));
        Assert.Equal(result.Pairs.Count, result.Pairs.Select(pair => pair.Left).Distinct().Count());
        Assert.Equal(result.Pairs.Count, result.Pairs.Select(pair => pair.Right).Distinct().Count());
    }

    [Theory]
    [InlineData(21, 3_000, 1)]
    [InlineData(22, 800, 5)]
    public void Link_OfHouseholdsWithSpoiltCopies_TellsTheirMembersApart(int seed, int people, int mostCopies)
    {
        var set = new JakartaPeople(seed).Make(people, random => random.Next(3) == 0 ? 1 + random.Next(mostCopies) : 0, slips: 4);

        AssertQuality(0.97, 0.96, set.OfDuplicates(Linker.Link(set.Table, null, new LinkageConfig(), ct: Ct)));
    }

    [Fact]
    public void Link_WhereNobodyStandsTwice_FindsHardlyAnybody()
    {
        var plain = new PlainPeople(15).Make(2_000, _ => 0, slips: 1);
        var households = new JakartaPeople(23).Make(2_000, _ => 0, slips: 1);

        Assert.Empty(Linker.Link(plain.Table, null, new LinkageConfig(), ct: Ct).Pairs);
        Assert.InRange(Linker.Link(households.Table, null, new LinkageConfig(), ct: Ct).Pairs.Count, 0, 2);
    }

    [Fact]
    public void Link_OfTheSameTableTwice_GivesTheSame()
    {
        var set = new JakartaPeople(24).Make(2_000, random => random.Next(2), slips: 4);

        var first = Linker.Link(set.Table, null, new LinkageConfig(), ct: Ct);

        Assert.Equal(first.Pairs, Linker.Link(set.Table, null, new LinkageConfig(), ct: Ct).Pairs);
    }

    [Fact]
    public void Explain_OfAPair_AddsUpToItsScore()
    {
        var set = new PlainPeople(16).Make(300, _ => 1, slips: 3);
        var result = Linker.Link(set.Table, null, new LinkageConfig(), ct: Ct);
        var pair = result.Pairs[^1];

        var why = result.Explain(pair.Left, pair.Right);

        var bits = why.PriorBits + why.Columns.Sum(column => column.Bits);
        Assert.Equal(why.Score, 1 / (1 + Math.Pow(2, -bits)), 9);
        Assert.Equal(PlainPeople.Columns, why.Columns.Select(column => column.Column));
    }

    [Fact]
    public void Link_WithGivenBlocking_ComparesOnlyWhatAgreesThere()
    {
        var set = new PlainPeople(17).Make(500, _ => 1, slips: 2);
        var config = new LinkageConfig { Blocking = [["date_of_birth"], ["surname", "postcode"]] };

        var result = Linker.Link(set.Table, null, config, ct: Ct);

        Assert.Equal(2, result.Model.Keys.Count);
        Assert.True(result.Model.Compared < 5_000);
        AssertQuality(0.99, 0.9, set.OfDuplicates(result));
    }

    private static void AssertQuality(double precision, double recall, Quality quality) =>
        Assert.True(quality.Precision >= precision && quality.Recall >= recall, $"{quality}");
}
