namespace Paseban.Tests.Unit.Cli;

/// <summary>Amounts at the command line: as the operator's language writes them, plain digits for machines.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("id", "Rp526.000.000.000")]
    [InlineData("en", "Rp526,000,000,000")]
    public async Task Budget_InALanguage_IsWrittenAsItWrites(string language, string expected)
    {
        using var terminal = await Terminal.WithAdministratorAsync();
        terminal.With("PASEBAN_TOKEN", await terminal.AddActorAsync("Sari", "treasurer"));
        await terminal.GiveAsync("budget record --year 2024 --programme KLJ --dpa DPA-1 --ceiling 526000000000");

        var shown = await terminal.GiveAsync($"budget show --year 2024 --language {language}");
        var machine = await terminal.GiveAsync($"budget show --year 2024 --language {language} --json");

        Assert.Contains(expected, shown.Output, StringComparison.Ordinal);
        Assert.Contains("526000000000", machine.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Rp", machine.Output, StringComparison.Ordinal);
    }
}
