using Microsoft.Data.Sqlite;
using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

/// <summary>A demo that cannot be played says so before it begins, and leaves nothing behind.</summary>
public sealed class DemoRefusalTests : IDisposable
{
    private readonly Terminal terminal = new();
    private readonly string place;

    public DemoRefusalTests() => place = Path.Combine(terminal.Folder, "demo");

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("--scale", "0")]
    [InlineData("--scale", "2")]
    [InlineData("--scale", "-1")]
    [InlineData("--scale", "0,01")]
    [InlineData("--scale", "x")]
    [InlineData("--seed", "seven")]
    [InlineData("--seed", "1.5")]
    [InlineData("--scenario", "year-1924")]
    [InlineData("--scenario", ".")]
    public async Task Give_AWrongValue_EndsAsUsageNamingOptionAndValue(string option, string value)
    {
        var answer = await terminal.GiveAsync(["demo", "--out", place, option, value]);

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.StartsWith($"usage: {option}: ", answer.Error, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", answer.Error, StringComparison.Ordinal);
        AssertNothingMade();
    }

    [Theory]
    [InlineData("mysql:Host=localhost", ExitCode.Problems, "database.specification")]
    [InlineData("sqlite:", ExitCode.Problems, "database.specification")]
    [InlineData("sqlite:/nowhere/at/all/demo.db", ExitCode.NotFound, "database.unreachable")]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Database=none;Username=none;Timeout=2", ExitCode.NotFound, "database.unreachable")]
    public async Task Give_ADatabaseThatCannotBe_SaysSo(string database, int exitCode, string code)
    {
        var answer = await terminal.GiveAsync(["demo", "--out", place, "--database", database]);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.StartsWith(code, answer.Error, StringComparison.Ordinal);
        AssertNothingMade();
    }

    [Theory]
    [InlineData("migrate", "it is in use")]
    [InlineData("migrate --sandbox --demo \"year-2024 seed 9 scale 1\"", "it holds another demo: year-2024 seed 9 scale 1")]
    [InlineData("migrate --sandbox --demo \"year-2024 seed 1 scale 1\"", "it was played with another --out")]
    public async Task Give_ADatabaseThatIsNotTheDemosOwn_SaysWhoseItIs(string migrate, string why)
    {
        await terminal.GiveAsync(migrate);

        var answer = await terminal.GiveAsync(["demo", "--out", place]);

        Assert.Equal(ExitCode.Conflict, answer.ExitCode);
        Assert.StartsWith("database.not-the-demos", answer.Error, StringComparison.Ordinal);
        Assert.Contains(why, answer.Error, StringComparison.Ordinal);
        AssertNothingMade();
    }

    [Fact]
    public async Task Give_SomebodyElsesDatabase_LeavesItAsItIs()
    {
        var file = Path.Combine(terminal.Folder, "theirs.db");
        await using (var theirs = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await theirs.OpenAsync(TestContext.Current.CancellationToken);
            await using var make = new SqliteCommand("create table invoice (id integer)", theirs);
            await make.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        var answer = await terminal.GiveAsync(["demo", "--out", place, "--database", $"sqlite:{file}"]);

        Assert.StartsWith("database.not-the-demos", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        AssertNothingMade();
    }

    [Fact]
    public async Task Give_WhileAnotherDemoPlaysInTheFolder_LeavesThatOneWhereItIs()
    {
        Directory.CreateDirectory(place);
        await File.WriteAllTextAsync(
            Path.Combine(place, "state.json"), """{"key": "year-2024 seed 1 scale 1 sqlite"}""", TestContext.Current.CancellationToken);
        await using var playing = new FileStream(
            Path.Combine(place, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        terminal.With("PASEBAN_SANDBOX", Environment.ProcessPath!);

        var answer = await terminal.GiveAsync(["demo", "--out", place, "--scale", "0.01"]);

        Assert.Equal(ExitCode.Conflict, answer.ExitCode);
        Assert.StartsWith("demo.running", answer.Error, StringComparison.Ordinal);
        Assert.Equal([place], Directory.GetDirectories(terminal.Folder));
    }

    private void AssertNothingMade() => Assert.False(Directory.Exists(place));
}
