using Paseban.Cli;

namespace Paseban.Tests.Unit.Cli;

public sealed class ExampleTests
{
    public static TheoryData<string> Names => [.. Commands.All.Select(Commands.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Examples_OfEachCommand_AreThereAndParse(string name)
    {
        var command = Commands.All.Single(candidate => Commands.Name(candidate) == name);

        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example =>
        {
            var parsed = CommandTree.Build().Parse(Commands.Words(example));
            Assert.Empty(parsed.Errors);
            Assert.Equal(name, Commands.Name(parsed.CommandResult.Command));
        });
    }
}
