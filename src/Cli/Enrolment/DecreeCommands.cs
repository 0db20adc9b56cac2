namespace Paseban.Cli.Enrolment;

internal static class DecreeCommands
{
    public static CommandGroup Group() => new(
        "decree",
        "The governor's decree as a numbered, versioned list.",
        new ImportDecreeCommand(),
        new AmendDecreeCommand(),
        new ListDecreesCommand(),
        new ShowDecreeCommand(),
        new DiffDecreeCommand());
}
