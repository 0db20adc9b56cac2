using Paseban.Assistance.Targeting;

namespace Paseban.Tests.Unit.Targeting;

public sealed class SiksNgMapTests
{
    private static readonly string Text = File.ReadAllText(RepositoryRoot.Of("exchange/siks-ng.yaml"));

    [Fact]
    public void Read_TheShippedMap_HasNoMistake()
    {
        var map = SiksNgMap.Read("exchange/siks-ng.yaml", Text, LawFolder.Law.Facts).Value;

        Assert.Equal("layak", map.StatusOf("Ditetapkan dan Layak")?.Code);
        Assert.Equal("tidak_layak", map.StatusOf("TIDAK LAYAK")?.Code);
        Assert.Null(map.StatusOf("mungkin"));
        Assert.Equal(("DTKS", "DTSEN"), (map.RegistryOf(new(2024, 12)), map.RegistryOf(new(2025, 1))));
        Assert.Null(map.RegistryOf(new(2014, 12)));
    }

    [Theory]
    [InlineData("field: nik }", "field: nikk }", ":9:", "'nikk' is not a field; perhaps 'nik'")]
    [InlineData("- { name: NAMA, field: name }", "", ":7:", "No column holds the field 'name'")]
    [InlineData("name: NAMA,", "name: NIK,", ":11:", "The column 'NIK' stands twice")]
    [InlineData("value: DKI JAKARTA", "value: DKI JAKARTA, field: city", ":22:", "not both")]
    [InlineData("field: birth_place }", "field: birth_place, format: dd }", ":13:", "Only birth_date has a format")]
    [InlineData("perbaikan:\n", "betul:\n", "", "'betul' is no answer")]
    [InlineData("field_verified=yes", "field_verified=perhaps", "", "'perhaps' is not a value of field_verified")]
    [InlineData("source: DTSEN", "source: DTSIN", "", "'DTSIN' is not a source")]
    [InlineData("words: [ditetapkan,", "words: [tidak layak,", "", "'tidak layak' means two answers")]
    [InlineData("list:\n", "listing:\n", "", "'listing' is not a key here")]
    public void Read_AMapWithAMistake_NamesFileLineAndRemedy(string what, string instead, string line, string problem)
    {
        var text = Text.Replace(what, instead, StringComparison.Ordinal);
        Assert.NotEqual(Text, text);

        var read = SiksNgMap.Read("exchange/siks-ng.yaml", text, LawFolder.Law.Facts);

        var found = Assert.Single(read.Problems, p => p.Message.Contains(problem, StringComparison.Ordinal));
        Assert.StartsWith("exchange/siks-ng.yaml:", found.Message, StringComparison.Ordinal);
        Assert.Contains(line, found.Message, StringComparison.Ordinal);
        Assert.NotEmpty(found.Remedy);
    }
}
