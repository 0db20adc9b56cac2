namespace Paseban.Cli.Registry;

internal static class ImportCommands
{
    public static CommandGroup Group() => new(
        "import",
        "Files into the registry. A second import of the same file changes nothing; every bad row is listed with its reason.",
        new ImportPersonsCommand(),
        new ImportAccountsCommand());
}
