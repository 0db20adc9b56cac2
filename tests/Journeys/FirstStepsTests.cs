using System.Text.Json;
using Xunit;

namespace Paseban.Tests.Journeys;

/// <summary>From nothing to a database with people who act in it, by the program itself.</summary>
public sealed class FirstStepsTests
{
    [Fact]
    public async Task Program_WithoutACommand_ShowsItsCommandsAndEndsAsUsage()
    {
        using var paseban = new PasebanProgram();

        var answer = await paseban.GiveAsync();

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("Exit codes:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstSteps_OnANewDatabase_EndWithAVerifiedTrail()
    {
        using var paseban = new PasebanProgram();

        var migrate = await paseban.GiveAsync("migrate");
        var bootstrap = await paseban.GiveAsync("actor", "bootstrap", "--name", "Dewi", "--token-file", paseban.Of("dewi.token"));
        paseban.With(
            "PASEBAN_TOKEN", (await File.ReadAllTextAsync(paseban.Of("dewi.token"), TestContext.Current.CancellationToken)).Trim());
        var verify = await paseban.GiveAsync("audit", "verify", "--json");

        Assert.Equal((0, 0, 0), (migrate.ExitCode, bootstrap.ExitCode, verify.ExitCode));
        Assert.True(JsonDocument.Parse(verify.Output).RootElement.GetProperty("verified").GetBoolean());
    }

    [Fact]
    public async Task Command_WithoutADatabase_EndsAsNotFoundWithoutAStackTrace()
    {
        using var paseban = new PasebanProgram();

        var answer = await paseban.GiveAsync("actor", "list");

        Assert.Equal(4, answer.ExitCode);
        Assert.StartsWith("database.missing", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OnAFileThatIsNoDatabase_SaysSo()
    {
        using var paseban = new PasebanProgram();
        await File.WriteAllTextAsync(
            paseban.Of("paseban.db"), string.Join('\n', Enumerable.Repeat("not a database", 200)), TestContext.Current.CancellationToken);

        var answer = await paseban.GiveAsync("actor", "list");

        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith("database.not-sqlite", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OnAPostgresThatIsNotThere_SaysSo()
    {
        using var paseban = new PasebanProgram("postgres:Host=127.0.0.1;Port=1;Database=none;Username=none;Timeout=2");

        var answer = await paseban.GiveAsync("actor", "list");

        Assert.Equal(4, answer.ExitCode);
        Assert.StartsWith("database.unreachable", answer.Error, StringComparison.Ordinal);
    }
}
