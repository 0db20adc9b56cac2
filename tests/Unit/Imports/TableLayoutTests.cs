using Paseban.Assistance.Imports;

namespace Paseban.Tests.Unit.Imports;

public sealed class TableLayoutTests
{
    private static readonly TableColumn Nik = new("nik", "nomor_induk_kependudukan") { IsRequired = true };
    private static readonly TableColumn BirthDate = new("tanggal_lahir", "tgl_lahir", "birth_date");

    [Fact]
    public void Bind_AliasesInAnyOrder_FindsTheColumns()
    {
        var layout = TableLayout.Bind([Nik, BirthDate], ["Birth Date", "catatan", "N.I.K"]).Value;

        Assert.Equal(2, layout[Nik]);
        Assert.Equal(0, layout[BirthDate]);
        Assert.Equal(["catatan"], layout.UnknownColumns);
    }

    [Fact]
    public void Bind_OptionalColumnMissing_HasNoPlace() => Assert.Equal(-1, TableLayout.Bind([Nik, BirthDate], ["nik"]).Value[BirthDate]);

    [Fact]
    public void Bind_RequiredColumnMisspelt_NamesWhatIsThereAndTheClosest()
    {
        var problem = Assert.Single(TableLayout.Bind([Nik, BirthDate], ["kelurahan", "nama", "nikk"]).Problems);

        Assert.Equal("table.column-missing", problem.Code);
        Assert.Contains("Columns found: kelurahan, nama, nikk", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Perhaps 'nikk' is meant?", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_SameColumnTwice_IsRefused()
    {
        var problem = Assert.Single(TableLayout.Bind([Nik, BirthDate], ["nik", "tgl_lahir", "birth_date"]).Problems);

        Assert.Equal("table.column-twice", problem.Code);
    }
}
