using FsCheck;
using FsCheck.Fluent;

namespace Paseban.Tests.Unit.Kernel;

public sealed class AreaCodeTests
{
    private static readonly Gen<AreaCode> Kelurahan =
        Gen.Choose(0, 99).Zip(Gen.Choose(0, 99)).Zip(Gen.Choose(0, 9_999))
        .Select(parts => AreaCode.Parse($"31{parts.Item1.Item1:00}{parts.Item1.Item2:00}{parts.Item2:0000}"));

    [Fact]
    public void Parse_WhatWasPrinted_GivesTheSameAreaOnEachLevel() =>
        Law.Holds(Kelurahan, area => Enum.GetValues<AreaLevel>().All(level =>
            AreaCode.Parse(area.At(level).ToString()) == area.At(level)
            && AreaCode.Parse(area.At(level).Value.Replace(".", "", StringComparison.Ordinal)) == area.At(level)
            && area.At(level).Level == level));

    [Fact]
    public void Contains_ItsHigherAreas_GoesDownwardsOnly() =>
        Law.Holds(Kelurahan, area => Enum.GetValues<AreaLevel>().All(level =>
            area.At(level).Contains(area) && (level == AreaLevel.Kelurahan || !area.Contains(area.At(level)))));

    [Fact]
    public void Contains_AKelurahanOfAnotherKecamatan_IsFalse() =>
        Assert.False(AreaCode.Parse("31.71.03").Contains(AreaCode.Parse("31.71.04.1001")));

    [Fact]
    public void At_ALowerLevel_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AreaCode.Parse("31.71").At(AreaLevel.Kelurahan));

    [Theory]
    [InlineData("31", AreaLevel.Province)]
    [InlineData("3171", AreaLevel.City)]
    [InlineData("31.71.03", AreaLevel.Kecamatan)]
    [InlineData(" 3171031002 ", AreaLevel.Kelurahan)]
    public void Parse_EitherForm_KnowsItsLevel(string text, AreaLevel expected) => Assert.Equal(expected, AreaCode.Parse(text).Level);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("3")]
    [InlineData("317")]
    [InlineData("31.7.1")]
    [InlineData("31..71")]
    [InlineData("31.71.")]
    [InlineData("3.17103.1002")]
    [InlineData("31.71.03.100")]
    [InlineData("31.71.03.10021")]
    [InlineData("31 71")]
    [InlineData("DKI")]
    public void TryParse_AnotherForm_IsRefused(string? text) => Assert.False(AreaCode.TryParse(text, out _));

    [Fact]
    public void Value_OfAnAreaNeverSet_IsRefused() => Assert.Throws<InvalidOperationException>(() => default(AreaCode).Value);

    [Fact]
    public void Comparison_OfAreas_PutsAParentBeforeItsParts() =>
        Law.Holds(Kelurahan, area => area.At(AreaLevel.Kecamatan) < area && area >= area.At(AreaLevel.Province));
}
