using Paseban.Assistance.Imports;
using static Paseban.Tests.Storage.Registry.RegistryCity;

namespace Paseban.Tests.Storage.Registry;

/// <summary>Every kind of bad row of a persons file, each with the column and the words that are told.</summary>
public sealed class BadRowTests
{
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { SitiNik, "3.17199E+15", "nik", "scientific notation" },
        { SitiNik, "317199410150", "nik", "12 digits instead of 16" },
        { SitiNik, "", "nik", "is empty" },
        { SitiNik, "3171999901500001", "nik", "no day of birth" },
        { "3171990101150001", "317199", "no_kk", "6 digits instead of 16" },
        { "Siti Aminah", "---", "nama", "not a name" },
        { ",P,", ",X,", "jenis_kelamin", "sex cannot be read" },
        { "1950-01-01", "01/02/1950", "tanggal_lahir", "cannot be read" },
        { "1950-01-01", "2050-01-01", "tanggal_lahir", "nobody who lives" },
        { "31.71.03.1002", "31.71.03.1099", "kode_kelurahan", "no Kelurahan with the code" },
        { "31.71.03.1002", "Kemayorun", "kode_kelurahan", "Perhaps: 31.71.03.1001 Kemayoran" },
        { "kepala_keluarga", "tetangga", "hubungan", "relation cannot be read" },
        { "DTKS", "GOSIP", "sumber", "not a source of facts" },
        { "2023-12", "2030-01", "vintage", "has not begun" },
        { "2023-12", "Desember", "vintage", "not a month" },
        { "layak,1", "mungkin,1", "status", "cannot be read" },
        { "layak,1", "layak,11", "desil", "cannot be read" },
        { ",tidak", ",entah", "mobil", "cannot be read" },
        { ",tidak", ",tidak,1", "", "13 cells, the header names 12" },
        { "Siti Aminah", "\"Siti\" Aminah", "", "text after a closing quotation mark" },
        { ",Siti Aminah,P,", ",,,", "", "a new person needs nama, jenis_kelamin" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Run_BadRow_IsListedWithColumnReasonAndRemedy(string good, string bad, string column, string reason)
    {
        await using var city = await CreateAsync(Engine.Sqlite);
        var path = city.Write(Header, Budi, Siti.Replace(good, bad, StringComparison.Ordinal));

        var outcome = await city.ImportAsync(path, BadRows.SkipRow);

        var problem = Assert.Single(outcome.Value.File.FirstProblems);
        Assert.Equal((3, column), (problem.Line, problem.Column));
        Assert.Contains(reason, problem.Reason.En, StringComparison.Ordinal);
        Assert.All([problem.Reason.Id, problem.Remedy.Id, problem.Remedy.En], Assert.NotEmpty);
        Assert.DoesNotContain(SitiNik, await File.ReadAllTextAsync(outcome.Value.File.ErrorsFile!, Stop), StringComparison.Ordinal);
        Assert.Equal((1, 1), (outcome.Value.File.RowsLanded, outcome.Value.File.RowsRefused));
    }

    [DatabaseTheory]
    public async Task Run_BadRowAndNoneAllowed_LandsNothingAndListsThem(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var path = city.Write(Header, Siti, Budi.Replace("1948-03-02", "1948-13-02", StringComparison.Ordinal));

        var outcome = await city.ImportAsync(path);

        Assert.Equal(["import.bad-rows", "import.row"], outcome.Problems.Select(problem => problem.Code));
        Assert.Contains("1 of 2 rows", outcome.Problems[0].Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.ChangeExtension(path, null) + ".errors.csv"));
        Assert.Equal(0, await city.CountAsync("person"));
    }

    [DatabaseTheory]
    public async Task Run_NikTwice_RefusesTheSecondRow(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        var outcome = await city.ImportAsync(city.Write(Header, Siti, Siti), BadRows.SkipRow);

        Assert.Contains("stands in line 2 already", Assert.Single(outcome.Value.File.FirstProblems).Reason.En, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Run_SkippedRowCorrected_LandsWithTheSameFileName(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var path = city.Write(Header, Siti, Budi.Replace("1948-03-02", "1948-13-02", StringComparison.Ordinal));
        await city.ImportAsync(path, BadRows.SkipRow);
        await File.WriteAllLinesAsync(path, [Header, Siti, Budi], Stop);

        var result = (await city.ImportAsync(path)).Value;

        Assert.Equal((1, 1), (result.Created, result.Unchanged));
        Assert.False(File.Exists(Path.ChangeExtension(path, null) + ".errors.csv"));
    }
}
