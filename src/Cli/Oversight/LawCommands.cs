namespace Paseban.Cli.Oversight;

internal static class LawCommands
{
    public static CommandGroup Group() =>
        new("law", "The law as data: prove it, and adopt it.", new CheckLawCommand(), new AdoptLawCommand());
}
