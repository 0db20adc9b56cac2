using Paseban.Assistance.Imports;

namespace Paseban.Tests.Unit.Imports;

public sealed class TableReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("nik,nama\n1,Siti\n2,Budi\n")]
    [InlineData("nik;nama\r\n1;Siti\r\n2;Budi")]
    [InlineData("nik\tnama\n1\tSiti\n\n2\tBudi\n\n")]
    [InlineData("\uFEFFnik,nama\n \"1\" , Siti\n\"2\",\"Budi\"\n")]
    public void Read_AnySeparatorAndLineEnd_GivesTheSameRows(string text)
    {
        var (header, rows, reader) = ReadAll(text);

        Assert.Equal(["nik", "nama"], header);
        Assert.Equal("Budi", rows[1][1]);
        Assert.Equal("2", rows[1][0]);
        Assert.Null(reader.Fault);
    }

    [Fact]
    public void Read_QuotedCell_KeepsSeparatorsQuotesAndLineEnds()
    {
        var (_, rows, _) = ReadAll("a,b\n\"x, \"\"y\"\"\nz\",2\n3,4\n");

        Assert.Equal("x, \"y\"\nz", rows[0][0]);
        Assert.Equal("3", rows[1][0]);
    }

    [Fact]
    public void Line_AfterACellWithALineEnd_CountsLinesOfTheFile()
    {
        using var reader = Open("a,b\n\"x\ny\",2\n3,4\n");

        Assert.True(reader.Read());
        Assert.Equal(2, reader.Line);
        Assert.True(reader.Read());
        Assert.Equal(4, reader.Line);
    }

    [Fact]
    public void Read_RowsLongerThanTheBuffer_ReadsAll()
    {
        var cell = new string('x', 50_000);
        var (_, rows, reader) = ReadAll($"a,b\n{string.Concat(Enumerable.Repeat($"{cell},\"{cell}\"\n", 7))}");

        Assert.Null(reader.Fault);
        Assert.Equal(7, rows.Count);
        Assert.All(rows, row => Assert.Equal(cell, row[1]));
    }

    [Fact]
    public void Read_OpenQuote_TellsItsLine()
    {
        var (_, rows, reader) = ReadAll("a,b\n1,2\n3,\"4\n5,6\n");

        Assert.Single(rows);
        Assert.Equal("table.truncated", reader.Fault?.Code);
        Assert.Contains("Line 3", reader.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LastLineCutOff_TellsItsLine()
    {
        var (_, rows, reader) = ReadAll("a,b,c\n1,2,3\n4,5");

        Assert.Single(rows);
        Assert.Equal("table.truncated", reader.Fault?.Code);
        Assert.Contains("Line 3", reader.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WrongNumberOfCells_IsAFaultOfThatRow()
    {
        using var reader = Open("a,b\n1,2,3\n4,5\n");

        Assert.True(reader.Read());
        Assert.Equal("the row has 3 cells, the header names 2", reader.RowFault?.En);
        Assert.True(reader.Read());
        Assert.Null(reader.RowFault);
    }

    [Fact]
    public void Read_TextAfterAClosingQuote_IsAFaultOfThatRow()
    {
        using var reader = Open("a,b\n\"1\"x,2\n");

        Assert.True(reader.Read());
        Assert.Equal("there is text after a closing quotation mark", reader.RowFault?.En);
    }

    [Fact]
    public void Open_EmptyFile_IsTold() => Assert.Equal("table.empty", TableReader.Open(Write("")).Problems[0].Code);

    [Fact]
    public void Open_NoFile_IsTold() => Assert.Equal("table.file", TableReader.Open(folder.Of("none.csv")).Problems[0].Code);

    [Fact]
    public void Read_NotUtf8_IsTold()
    {
        var path = folder.Of("latin.csv");
        File.WriteAllBytes(path, [.. "a,b\n1,"u8, 0xE9, (byte)'\n']);

        Assert.Equal("table.encoding", TableReader.Open(path).Problems[0].Code);
    }

    [Fact]
    public void Open_DamagedWorkbook_IsTold()
    {
        var path = folder.Of("damaged.xlsx");
        File.WriteAllBytes(path, [.. "PK\x03\x04"u8, 1, 2, 3]);

        Assert.Equal("table.truncated", TableReader.Open(path).Problems[0].Code);
    }

    [Fact]
    public void Open_OldWorkbook_IsRefused()
    {
        var path = folder.Of("old.xls");
        File.WriteAllBytes(path, [0xD0, 0xCF, 0x11, 0xE0, 0]);

        Assert.Equal("table.format", TableReader.Open(path).Problems[0].Code);
    }

    public void Dispose() => folder.Dispose();

    private (IReadOnlyList<string> Header, List<string[]> Rows, TableReader Reader) ReadAll(string text)
    {
        using var reader = Open(text);
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.CellCount).Select(i => reader.Cell(i).ToString())]);
        return (reader.Header, rows, reader);
    }

    private TableReader Open(string text) => TableReader.Open(Write(text)).Value;

    private string Write(string text)
    {
        var path = folder.Of("table.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
