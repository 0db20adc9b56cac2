using System.Text.Json;
using Paseban.Assistance.Imports;
using Paseban.Cli;

namespace Paseban.Tests.Unit.Imports;

public sealed class RowProblemTests
{
    private static readonly TableColumn Nik = new("nik") { IsPersonal = true };

    [Fact]
    public void At_PersonalColumn_MasksTheValue()
    {
        var problem = RowProblem.At(17, Nik, "3171990101500001", new("NIK keliru.", "NIK is wrong."), new("Perbaiki.", "Correct it."));

        Assert.Equal(
            new("Baris 17, nik '31************01': NIK keliru.", "Line 17, nik '31************01': NIK is wrong."), problem.Sentence());
    }

    [Fact]
    public void Mask_ShortValue_ShowsNothing() => Assert.Equal("*****", RowProblem.Mask("12345"));

    [Fact]
    public void Complete_ProblemsAdded_WritesAListThatSpreadsheetsOpenAndNeverRun()
    {
        using var folder = new TemporaryFolder();
        using var errors = new ErrorsFile(folder.Of("persons.errors.csv"));
        errors.Add(RowProblem.At(
            2, new TableColumn("desil"), "=1+1", new("Bukan angka, jadi \"tidak\".", "is not a number, so \"no\""),
            new("Tulis 1 sampai 10.", "Write 1 to 10.")));

        var path = errors.Complete();

        Assert.Equal(
            "line,column,value,reason,remedy,alasan,saran\r\n"
            + "2,desil,'=1+1,\"is not a number, so \"\"no\"\"\",Write 1 to 10.,\"Bukan angka, jadi \"\"tidak\"\".\",Tulis 1 sampai 10.\r\n",
            File.ReadAllText(path!));
    }

    [Fact]
    public void Json_OfABadRow_NamesTheColumnsOfTheErrorsFile()
    {
        var problem = RowProblem.OfRow(3, new("Baris rusak.", "Damaged."), new("Perbaiki.", "Mend."));

        var json = JsonSerializer.SerializeToElement(problem, JsonOutput.Options);

        Assert.Equal(
            "line=3 column= value= reason=Damaged. remedy=Mend. alasan=Baris rusak. saran=Perbaiki.",
            string.Join(' ', json.EnumerateObject().Select(cell => $"{cell.Name}={cell.Value}")));
    }

    [Fact]
    public void Complete_NoProblem_RemovesTheListOfAnEarlierTry()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("persons.errors.csv"), "old");
        using var errors = new ErrorsFile(folder.Of("persons.errors.csv"));

        Assert.Null(errors.Complete());
        Assert.False(File.Exists(folder.Of("persons.errors.csv")));
    }

    [Fact]
    public void DefaultPath_OfAnInput_StandsBesideIt() => Assert.Equal("/a/persons.errors.csv", ErrorsFile.DefaultPath("/a/persons.csv"));
}
