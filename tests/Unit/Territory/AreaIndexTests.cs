using Paseban.Assistance.Territory;

namespace Paseban.Tests.Unit.Territory;

public sealed class AreaIndexTests
{
    private static readonly AreaIndex Areas = new(LoadTerritory.ReadFolder(RepositoryRoot.Of("territory")).Value);

    [Fact]
    public void ReadFolder_TheReleasedFiles_HoldAllOfJakarta()
    {
        var province = AreaCode.Parse("31");

        Assert.Equal(318, Areas.Count);
        Assert.Equal(6, Areas.Within(province, AreaLevel.City).Count);
        Assert.Equal(44, Areas.Within(province, AreaLevel.Kecamatan).Count);
        Assert.Equal(267, Areas.Within(province, AreaLevel.Kelurahan).Count);
    }

    [Fact]
    public void Fold_EveryReleasedName_StaysTheOnlyOneOfItsLevel()
    {
        foreach (var level in new[] { AreaLevel.City, AreaLevel.Kecamatan, AreaLevel.Kelurahan })
        {
            var folded = Areas.Within(AreaCode.Parse("31"), level).Select(area => AreaNames.Fold(area.Name)).ToList();

            Assert.Equal(folded.Count, folded.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("31.73.06.1001", "31.73.06.1001")]
    [InlineData("3173061001", "31.73.06.1001")]
    [InlineData("Kali Deres", "31.73.06.1001")]
    [InlineData("kel. KALIDERES", "31.73.06.1001")]
    [InlineData("P. Pari", "31.01.02.1003")]
    [InlineData("pulau pari", "31.01.02.1003")]
    [InlineData("Halim Perdana Kusumah", "31.75.08.1004")]
    [InlineData("Halim Perdanakusuma", "31.75.08.1004")]
    [InlineData("Kb. Jeruk", "31.73.05.1001")]
    [InlineData("Setiabudi", "31.74.02.1001")]
    [InlineData("Tjikini", "31.71.06.1003")]
    public void Find_KelurahanHoweverWritten_IsTheOne(string text, string code) =>
        Assert.Equal(code, Areas.Find(text, AreaLevel.Kelurahan).Value.Code.Value);

    [Theory]
    [InlineData("Jakarta Barat", "31.73")]
    [InlineData("Kota Adm. Jakarta Barat", "31.73")]
    [InlineData("Kab. Administrasi Kep. Seribu", "31.01")]
    public void Find_CityHoweverWritten_IsTheOne(string text, string code) =>
        Assert.Equal(code, Areas.Find(text, AreaLevel.City).Value.Code.Value);

    [Fact]
    public void Find_NoSuchName_NamesTheNearest()
    {
        var problem = Assert.Single(Areas.Find("Cidengg Utara Baru", AreaLevel.Kelurahan).Problems);
        var near = Assert.Single(Areas.Find("Cidenk", AreaLevel.Kelurahan).Problems);

        Assert.Equal("area.unknown", problem.Code);
        Assert.Contains("Cideng, Gambir", near.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NameOfSeveral_GivesTheCandidatesAndNeverGuesses()
    {
        var areas = new AreaIndex([new(AreaCode.Parse("31.71.01.1001"), "Karet"), new(AreaCode.Parse("31.74.02.1002"), "Karet")]);

        var problem = Assert.Single(areas.Find("karet", AreaLevel.Kelurahan).Problems);

        Assert.Equal("area.ambiguous", problem.Code);
        Assert.Contains("31.74.02.1002", problem.Message, StringComparison.Ordinal);
        Assert.Equal("31.74.02.1002", areas.Find("karet", AreaLevel.Kelurahan, AreaCode.Parse("31.74")).Value.Code.Value);
    }

    [Fact]
    public void Find_CodeOfAnotherLevel_IsRefused() => Assert.False(Areas.Find("31.73", AreaLevel.Kelurahan).Succeeded);

    [Fact]
    public void FullName_OfAKelurahan_NamesWhatItLiesIn() =>
        Assert.Equal("Kalideres, Kalideres, Kota Administrasi Jakarta Barat", Areas.FullName(AreaCode.Parse("31.73.06.1001")));
}
