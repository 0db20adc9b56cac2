using Paseban.Cli;
using Paseban.Tests.Unit.Cli;

namespace Paseban.Tests.Unit.Linkage;

public sealed class LinkCommandTests : IDisposable
{
    private const string Good = "id: no\ncolumns: {nama: name, lahir: date}\nthreshold: 0.5\n";

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Link_OfAFileWithDuplicates_WritesPairsAndMeasuresThem()
    {
        Write("a.csv", People());
        Write("link.yaml", Good);

        var answer = await LinkAsync("--truth-pattern", "(\\d+)", "--json");

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
        Assert.StartsWith("left,right,score\n", Read("pairs.csv"), StringComparison.Ordinal);
        Assert.Contains("\"f1\": 1", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfTwoFiles_NamesRecordsOfBoth()
    {
        Write("a.csv", People());
        Write("b.csv", "no,nama,lahir,kota\nx7,ORANG NOMOR TUJUH,17/07/1957,Bogor\nx8,Lain Sekali,01/01/1990,Bogor\n");
        Write("link.yaml", Good);

        var answer = await LinkAsync("--right", Path("b.csv"), "--explain", Path("why.csv"));

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
        Assert.Contains("kota", answer.Output, StringComparison.Ordinal);
        Assert.StartsWith("left,right,score,column,agreement,bits\n", Read("why.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("columns: {nama: name}\n", "line 1: 'id' is missing")]
    [InlineData("id: no\ncolumns:\n  nama: nmae\n", "line 3: unknown kind for column 'nama': 'nmae'. Perhaps 'name' is meant?")]
    [InlineData("id: no\ntreshold: 0.5\n", "line 2: unknown key 'treshold'. Perhaps 'threshold' is meant?")]
    [InlineData("id: no\nthreshold: 5\n", "line 2: the threshold '5' is not a probability")]
    [InlineData("id: no\ncolumns: {umur: number}\n", "The file has no column 'umur'")]
    [InlineData("id: nomor\n", "has no column 'nomor'")]
    [InlineData("id: [\n", "this is not YAML")]
    public async Task Link_WithAWrongConfiguration_SaysWhereAndWhat(string config, string expected)
    {
        Write("a.csv", People());
        Write("link.yaml", config);

        var answer = await LinkAsync();

        Assert.Equal(ExitCode.Problems, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no,nama,lahir\n1,A,2000-01-01\n1,B,2000-01-01\n", "line 3: 'no' is '1', as in line 2")]
    [InlineData("no,nama,lahir\n,A,2000-01-01\n", "line 2: 'no' is empty")]
    [InlineData("no,nama,lahir\n1,A,2000-01-01,x\n", "line 2: the row has 4 cells, the header names 3")]
    [InlineData("no,nama,lahir\n", "has no rows")]
    public async Task Link_OfABadFile_SaysWhereAndWhat(string file, string expected)
    {
        Write("a.csv", file);
        Write("link.yaml", Good);

        var answer = await LinkAsync();

        Assert.Equal(ExitCode.Problems, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_OfAMissingFile_SaysSo()
    {
        Write("link.yaml", Good);

        Assert.Equal(ExitCode.NotFound, (await LinkAsync()).ExitCode);
    }

    private static readonly string[] Words =
        ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "selusin", "sekodi"];

    /// <summary>Thirteen people, each twice.</summary>
    private static string People() => "no,nama,lahir\n" + string.Concat(Words.Select((word, i) =>
        $"a{i + 1},Orang Nomor {word},{1951 + i}-0{i % 9 + 1}-{11 + i}\n"
        + $"b{i + 1},ORANG NOMOR {word.ToUpperInvariant()},{11 + i}/0{i % 9 + 1}/{1951 + i}\n"));

    private Task<Answer> LinkAsync(params string[] more) => terminal.GiveAsync(
        ["link", "--left", Path("a.csv"), "--config", Path("link.yaml"), "--out", Path("pairs.csv"), .. more]);

    private string Path(string name) => System.IO.Path.Combine(terminal.Folder, name);

    private void Write(string name, string text) => File.WriteAllText(Path(name), text);

    private string Read(string name) => File.ReadAllText(Path(name));
}
