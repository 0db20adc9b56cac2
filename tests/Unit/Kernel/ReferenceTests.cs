using FsCheck;
using FsCheck.Fluent;

namespace Paseban.Tests.Unit.Kernel;

public sealed class ReferenceTests
{
    private const string Alphabet = "123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly Gen<string> Prefixes = Gen.Elements("P", "RUN", "PAY", "CASE");

    private static readonly Gen<long> Ids =
        Gen.Frequency(
            (4, Any.Between(0, 10_000_000)),
            (4, Any.Between(0, long.MaxValue)),
            (1, Gen.Elements(0L, 30L, 31L, 923_520L, 923_521L, long.MaxValue)));

    [Fact]
    public void Read_WhatWasPrinted_GivesTheSameReference() =>
        Law.Holds(Prefixes, Ids, (prefix, id) =>
            Reference.Read(prefix, Reference.Of(prefix, id).ToString()).Value == Reference.Of(prefix, id), runs: 5_000);

    [Fact]
    public void Read_LowerCaseWithoutHyphens_GivesTheSameReference() =>
        Law.Holds(Prefixes, Ids, (prefix, id) =>
        {
            var written = Reference.Of(prefix, id).ToString();
            return Reference.Read(prefix, written.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()).Value.Id == id
                && Reference.Read(prefix, $" {written.Replace('-', ' ')} ").Value.Id == id;
        });

    [Fact]
    public void Read_WithAnySingleSignWrong_IsRefused() =>
        Law.Holds(Prefixes, Ids, (prefix, id) =>
        {
            var written = Reference.Of(prefix, id).ToString();
            return SignPlaces(written, prefix).All(place => Alphabet.All(sign =>
                sign == written[place] || !Reference.Read(prefix, Replaced(written, place, sign)).Succeeded));
        });

    [Fact]
    public void Read_WithAnyTwoNeighboursSwapped_IsRefused() =>
        Law.Holds(Prefixes, Ids, (prefix, id) =>
        {
            var written = Reference.Of(prefix, id).ToString();
            var places = SignPlaces(written, prefix);
            return places.Zip(places.Skip(1)).All(pair =>
                written[pair.First] == written[pair.Second]
                || !Reference.Read(prefix, Swapped(written, pair.First, pair.Second)).Succeeded);
        });

    [Fact]
    public void ToString_OfAnyId_UsesOnlySignsThatAreNotMisheard() =>
        Law.Holds(Prefixes, Ids, (prefix, id) =>
        {
            var written = Reference.Of(prefix, id).ToString();
            return written.Length <= 35
                && written[(prefix.Length + 1)..].All(sign => sign == '-' || Alphabet.Contains(sign, StringComparison.Ordinal));
        });

    [Fact]
    public void Read_AReferenceOfAnotherPrefix_IsRefused() =>
        Law.Holds(Ids, id => !Reference.Read("P", Reference.Of("PAY", id).ToString()).Succeeded
            && !Reference.Read("PAY", Reference.Of("RUN", id).ToString()).Succeeded);

    [Fact]
    public void Read_ASignThatDoesNotExist_NamesIt()
    {
        var problem = Assert.Single(Reference.Read("PAY", "PAY-1O11-1").Problems);

        Assert.Equal("'O' cannot stand in a reference.", problem.Message);
        Assert.Equal("References have no 0, I, L, O or U.", problem.Remedy);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PAY")]
    [InlineData("PAY-1")]
    [InlineData("PAY-11-1")]
    [InlineData("1111-1")]
    public void Read_SomethingTooShort_IsRefused(string? text) => Assert.False(Reference.Read("PAY", text).Succeeded);

    [Fact]
    public void Read_WithALeadingSignAdded_IsRefused() =>
        Law.Holds(Ids, id =>
        {
            var written = Reference.Of("PAY", id).ToString();
            return Alphabet.All(check => !Reference.Read("PAY", $"PAY-1{written[4..^1]}{check}").Succeeded);
        });

    [Fact]
    public void Read_MoreThanANumberHolds_IsRefused() =>
        Assert.All(Alphabet, check => Assert.False(Reference.Read("P", $"P-ZZZZ-ZZZZ-ZZZZ-ZZZZ-{check}").Succeeded));

    [Theory]
    [InlineData("")]
    [InlineData("pay")]
    [InlineData("P1")]
    [InlineData("P-")]
    public void Of_APrefixThatIsNotCapitals_IsRefused(string prefix) => Assert.Throws<ArgumentException>(() => Reference.Of(prefix, 1));

    [Fact]
    public void Of_ANegativeId_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Reference.Of("P", -1));

    /// <summary>Where the signs stand behind the prefix, the check character among them.</summary>
    private static List<int> SignPlaces(string written, string prefix) =>
        [.. Enumerable.Range(prefix.Length + 1, written.Length - prefix.Length - 1).Where(place => written[place] != '-')];

    private static string Swapped(string text, int one, int other) =>
        Replaced(Replaced(text, one, text[other]), other, text[one]);

    private static string Replaced(string text, int place, char sign) => $"{text[..place]}{sign}{text[(place + 1)..]}";
}
