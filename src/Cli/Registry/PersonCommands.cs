namespace Paseban.Cli.Registry;

internal static class PersonCommands
{
    public static CommandGroup Group() => new(
        "person",
        "One person at a time: find, read, merge and correct. Reading an identity leaves a record of who read it and why.",
        new FindPersonCommand(),
        new ShowPersonCommand(),
        new MergePersonsCommand(),
        new UnmergePersonsCommand(),
        new RecordRepresentativeCommand(),
        new ChangeAccountCommand(),
        new RecordFactCommand(),
        new RecordVitalEventCommand(),
        new RecordDisabilityCommand(),
        new ReplaceNikCommand());
}
