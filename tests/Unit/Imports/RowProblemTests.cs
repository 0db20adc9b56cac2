using Paseban.Assistance.Imports;

namespace Paseban.Tests.Unit.Imports;

public sealed class RowProblemTests
{
    private static readonly TableColumn Nik = new("nik") { IsPersonal = true };

    [Fact]
    public void At_PersonalColumn_MasksTheValue()
    {
        var problem = RowProblem.At(17, Nik, "3171990101500001", "NIK is wrong.", "Correct it.");

        Assert.Equal("Line 17, nik '31************01': NIK is wrong.", problem.ToString());
    }

    [Fact]
    public void Mask_ShortValue_ShowsNothing() => Assert.Equal("*****", RowProblem.Mask("12345"));

    [Fact]
    public void Complete_ProblemsAdded_WritesAListThatSpreadsheetsOpenAndNeverRun()
    {
        using var folder = new TemporaryFolder();
        using var errors = new ErrorsFile(folder.Of("persons.errors.csv"));
        errors.Add(RowProblem.At(2, new TableColumn("desil"), "=1+1", "is not a number, so \"no\"", "Write 1 to 10."));

        var path = errors.Complete();

        Assert.Equal(
            "line,column,value,reason,remedy\r\n2,desil,'=1+1,\"is not a number, so \"\"no\"\"\",Write 1 to 10.\r\n",
            File.ReadAllText(path!));
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
