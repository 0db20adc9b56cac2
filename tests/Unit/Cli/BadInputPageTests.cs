using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Imports;

namespace Paseban.Tests.Unit.Cli;

/// <summary>What the page about bad input quotes is what the program says today, wherever that takes no database to ask.</summary>
public sealed class BadInputPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Of("docs"), "operating", "bad-input.md"));
    private static readonly TableColumn[] Columns = [new("nik") { IsRequired = true }, new("nama")];

    private readonly string folder = Directory.CreateTempSubdirectory("paseban-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Page_OfFilesThatCannotBeRead_QuotesTheProgram()
    {
        var row = string.Join(',', Enumerable.Repeat("x", 36));
        var whole = string.Join('\n', Enumerable.Repeat(row, 59)) + "\n";

        Problem[] told =
        [
            await OfAsync("empty.csv", ""),
            await OfAsync("header.csv", "nik,nama\n"),
            await OfAsync("cut.csv", "nik,nama" + whole[3..] + row[..41]),
            await OfAsync("cut2.csv", "nik,nama" + whole[3..] + "\"never closed"),
            await OfAsync("excel.csv", "nik,nama\n3.17E+15,x\n", isRefused: true),
        ];

        Assert.All(told, Quotes);
    }

    [Fact]
    public void Page_OfRunsAndApprovals_QuotesTheProgram()
    {
        Problem[] told =
        [
            RunErrors.CeilingExceeded("KLJ", 2024, new Rupiah(625_800_000), new Rupiah(1_000_000)),
            Rights.Refusal(new Actor(1, "Dewi Anggraini", new HashSet<Role> { Role.Administrator }), ProcessKind.RunApproving)!,
            Rights.Refusal(new Actor(2, "Budi Santoso", new HashSet<Role> { Role.PusdatinOfficer }), ProcessKind.RunApproving)!,
            RolePairs.Conflict(new HashSet<Role> { Role.PusdatinOfficer, Role.DinasApprover })!,
            RunErrors.MakerCannotApprove(new("menyusun penyaluran 'T1-2024'", "built run 'T1-2024'")),
        ];

        Assert.All(told, Quotes);
    }

    private static void Quotes(Problem problem) =>
        Assert.Contains($"{problem.Code}: {problem.Message} {problem.Remedy} {problem.Command}".Trim(), Page, StringComparison.Ordinal);

    /// <summary>The first problem of a file, its folder left out.</summary>
    private async Task<Problem> OfAsync(string name, string content, bool isRefused = false)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        var opened = await ImportFile.OpenAsync(path, "test", Columns, null, TestContext.Current.CancellationToken);
        if (!opened.Succeeded) return opened.Problems[0];
        using var file = opened.Value;
        var rows = 0;
        while (file.Table.Read())
        {
            rows++;
            if (isRefused) file.Errors.Add(RowProblem.OfRow(file.Table.Line, new("x", "x"), new("x", "x")));
        }
        var problem = file.Finish(rows, BadRows.RefuseFile).Problems[0];
        return problem with { Command = problem.Command.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) };
    }
}
