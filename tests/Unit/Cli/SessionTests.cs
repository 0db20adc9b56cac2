using System.Runtime.Versioning;
using System.Text.Json;
using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

[UnsupportedOSPlatform("windows")]
public sealed class SessionTests
{
    [Fact]
    public async Task Give_WithoutADatabase_SaysHowToMakeOne()
    {
        using var terminal = new Terminal();

        var answer = await terminal.GiveAsync("actor list");

        Assert.Equal(ExitCode.NotFound, answer.ExitCode);
        Assert.Contains("paseban migrate", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(terminal.Folder, "paseban.db")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("psb_wrong")]
    [InlineData("psb_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Give_WithAWrongToken_IsForbidden(string token)
    {
        using var terminal = await Terminal.WithAdministratorAsync();

        var answer = await terminal.With("PASEBAN_TOKEN", token).GiveAsync("actor list");

        Assert.Equal(ExitCode.Forbidden, answer.ExitCode);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_WithATokenOnStandardInput_IsRememberedForItsOwnerOnly()
    {
        using var terminal = await Terminal.WithAdministratorAsync();
        var token = await terminal.AddActorAsync("Rina", "auditor");
        terminal.With("PASEBAN_TOKEN", "");

        var login = await terminal.GiveAsync("login", token + "\n");
        var list = await terminal.GiveAsync("audit list --json");

        Assert.Equal((ExitCode.Ok, ExitCode.Ok), (login.ExitCode, list.ExitCode));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(terminal.Folder, ".config", "paseban")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Give_WithATokenFileThatOthersCanRead_IsForbidden()
    {
        using var terminal = await Terminal.WithAdministratorAsync();
        var token = await terminal.AddActorAsync("Rina", "auditor");
        await terminal.With("PASEBAN_TOKEN", "").GiveAsync("login", token + "\n");
        var file = Directory.GetFiles(Path.Combine(terminal.Folder, ".config", "paseban")).Single();
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var answer = await terminal.GiveAsync("audit list");

        Assert.StartsWith("token.exposed", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_OnARealDatabase_IsRefused()
    {
        using var terminal = await Terminal.WithAdministratorAsync();

        var answer = await terminal.With("PASEBAN_CLOCK", "2024-03-01T09:00:00+07:00").GiveAsync("actor list");

        Assert.Equal(ExitCode.Forbidden, answer.ExitCode);
        Assert.StartsWith("clock.real-database", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_OnASandbox_DatesWhatIsDone()
    {
        using var terminal = new Terminal().With("PASEBAN_CLOCK", "2024-03-01T09:00:00+07:00");
        await terminal.GiveAsync("migrate --sandbox");

        var added = await terminal.GiveAsync("actor bootstrap --name Dewi --days 10 --json");

        var result = JsonDocument.Parse(added.Output).RootElement;
        Assert.Equal(new DateTimeOffset(2024, 3, 11, 2, 0, 0, TimeSpan.Zero), result.GetProperty("token_expires_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Give_WithoutTheKeyRing_IsRefused()
    {
        using var terminal = await Terminal.WithAdministratorAsync();

        var answer = await terminal.With("PASEBAN_KEYS", Path.Combine(terminal.Folder, "elsewhere")).GiveAsync("actor list");

        Assert.StartsWith("keys.missing", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(terminal.Folder, "elsewhere")));
    }

    [Theory]
    [InlineData("actor add --name Budi")]
    [InlineData("actor lsit")]
    [InlineData("audit list --limit many")]
    [InlineData("audit list --language fr")]
    public async Task Give_AWrongCommandLine_EndsAsUsage(string line)
    {
        using var terminal = new Terminal();

        var answer = await terminal.GiveAsync(line);

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.Contains("--help", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit list --after many", "--after: 'many' is not a whole number.")]
    [InlineData("audit list --limit 0", "--limit: '0' is not a whole number of at least 1.")]
    [InlineData("year close MMXXIV", "YEAR: 'MMXXIV' is not a whole number.")]
    [InlineData("ledger clear 5 --as gift --reason x --evidence y", "--as: 'gift' is not one of Fee, Interest, Revenue.")]
    [InlineData("visit list --state lost", "--state: 'lost' is not one of planned, done, cancelled.")]
    public async Task Give_AWrongWord_NamesTheOptionAndWhatItTakes(string line, string words)
    {
        using var terminal = new Terminal();

        var answer = await terminal.GiveAsync(line);

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
        Assert.StartsWith($"usage: {words}", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Give_AnEmptyList_SaysSoUnderItsColumns()
    {
        using var terminal = await Terminal.WithAdministratorAsync();

        var answer = await terminal.GiveAsync("audit list --after 1000 --language id");

        Assert.Contains("Kejadian", answer.Output, StringComparison.Ordinal);
        Assert.Contains("(tidak ada)", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Output.Split('\n'), row => row.Length > 121);
    }

    [Fact]
    public async Task Give_InIndonesian_SaysInIndonesianWhatToType()
    {
        using var terminal = new Terminal();

        var answer = await terminal.GiveAsync("actor list --language id");

        Assert.StartsWith("database.missing: Tidak ada basis data", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Perintah: paseban migrate", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visit list --area 31.71", ExitCode.Ok, "")]
    [InlineData("visit list --area 99.99", ExitCode.NotFound, "area.unknown: There is no area 99.99.")]
    [InlineData("application list --area 31.71.99.9999", ExitCode.NotFound, "area.unknown: There is no area 31.71.99.9999.")]
    [InlineData("visit list --area Gambir", ExitCode.Usage, "usage: --area: 'Gambir' is not")]
    public async Task Give_AnArea_TakesOnlyOneThatThereIs(string line, int exitCode, string words)
    {
        using var terminal = await Terminal.WithAdministratorAsync();
        terminal.With("PASEBAN_TOKEN", await terminal.AddActorAsync("Budi", "pusdatin-officer"));
        await terminal.GiveAsync("territory load");

        var answer = await terminal.GiveAsync(line);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.StartsWith(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Give_AnExchangeFolderThatIsNotThere_MakesNone()
    {
        using var terminal = await Terminal.WithAdministratorAsync();
        var folder = Path.Combine(terminal.Folder, "bank");
        terminal.With("PASEBAN_TOKEN", await terminal.AddActorAsync("Maya", "bank-liaison"));

        var answer = await terminal.GiveAsync(["bank", "send", "--exchange", folder]);

        Assert.Equal(ExitCode.NotFound, answer.ExitCode);
        Assert.StartsWith("bank.no-folder", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Give_AFileThatIsMissing_EndsAsNotFound()
    {
        using var terminal = await Terminal.WithAdministratorAsync();

        var answer = await terminal.GiveAsync("audit verify --head nowhere.json");

        Assert.Equal(ExitCode.NotFound, answer.ExitCode);
    }

    [Theory]
    [InlineData("run --json", "'paseban run' needs a command.")]
    [InlineData("run lst --json", "'paseban run' has no command 'lst'.")]
    [InlineData("--json", "'paseban' needs a command.")]
    public async Task Give_NoCommandUnderJson_IsOneDocumentToo(string line, string message)
    {
        using var terminal = new Terminal();

        var answer = await terminal.GiveAsync(line);

        var document = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(ExitCode.Usage, document.GetProperty("exit_code").GetInt32());
        Assert.Equal(message, document.GetProperty("problems")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Problems_UnderJson_AreOneDocumentOnStandardOutput()
    {
        using var terminal = new Terminal();

        var answer = await terminal.GiveAsync("actor list --json");

        var document = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(ExitCode.NotFound, document.GetProperty("exit_code").GetInt32());
        Assert.Equal("database.missing", document.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Empty(answer.Error);
    }
}
