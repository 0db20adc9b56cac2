using Paseban.Assistance.Accounts;
using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

/// <summary>Every command that needs a right, given by every role that lacks it, through the program itself.</summary>
public sealed class RoleRefusalTests
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Give_ByARoleWithoutTheRight_IsForbidden(Role role)
    {
        using var terminal = await Terminal.WithAdministratorAsync();
        var actor = new Actor(1, "Budi", new HashSet<Role> { role });
        terminal.With("PASEBAN_TOKEN", await terminal.AddActorAsync("Budi", RoleNames.Of(role)));

        foreach (var command in Commands.All.OfType<SessionCommand>().Where(command => command.Access.Refusal(actor) is not null))
        {
            var answer = await terminal.GiveAsync(Commands.Words(command.Examples[0]));
            Assert.True(answer.ExitCode == ExitCode.Forbidden, $"{Commands.Name(command)}: {answer}");
            Assert.StartsWith("rights.refused", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Give_WithoutAToken_IsForbidden()
    {
        using var terminal = await Terminal.WithAdministratorAsync();
        terminal.With("PASEBAN_TOKEN", "");

        foreach (var command in Commands.All.OfType<SessionCommand>().Where(command => command.Access.NeedsActor))
        {
            var answer = await terminal.GiveAsync(Commands.Words(command.Examples[0]));
            Assert.True(answer.ExitCode == ExitCode.Forbidden, $"{Commands.Name(command)}: {answer}");
        }
    }
}
