using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class FactTextTests
{
    private static readonly FactCatalogue Catalogue = LawFolder.Law.Facts;

    [Fact]
    public void Parse_ACompactText_PrintsTheSameText()
    {
        const string text = "birth_date=1950-05-17;owns_car=no;taxable_property_value=350000000;income=small";

        var facts = FactSet.Parse(Catalogue, text).Value;

        Assert.Equal(text, facts.ToString());
        Assert.Equal(350_000_000, facts[Catalogue.Find("taxable_property_value")!]);
    }

    [Fact]
    public void Parse_IndonesianWordsInAnyOrder_PrintsCodesInCatalogueOrder()
    {
        var facts = FactSet.Parse(Catalogue, "income=kecil;owns_car=TIDAK").Value;

        Assert.Equal("owns_car=no;income=small", facts.ToString());
    }

    [Theory]
    [InlineData("owns_boat=no", "not a fact")]
    [InlineData("owns_car=maybe", "not a value")]
    [InlineData("registry_decile=11", "not a value")]
    [InlineData("taxable_property_value=1.000", "not a value")]
    [InlineData("alive=no", "cannot be stated")]
    [InlineData("owns_car=no;owns_car=yes", "twice")]
    [InlineData("owns_car", "not a value")]
    public void Parse_AStatementThatCannotBeUsed_SaysWhy(string text, string because)
    {
        var problem = Assert.Single(FactSet.Parse(Catalogue, text).Problems);

        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_AnEarlierSet_KeepsWhatTheNewOneIsSilentAbout()
    {
        var earlier = FactSet.Parse(Catalogue, "owns_car=no;income=small").Value;
        var newer = FactSet.Parse(Catalogue, "owns_car=yes").Value;

        Assert.Equal("owns_car=yes;income=small", newer.Over(earlier).ToString());
    }
}
