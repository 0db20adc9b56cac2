namespace Paseban.Cli.Targeting;

internal static class TargetListCommands
{
    public static CommandGroup Group() => new(
        "target-list",
        "The final target list (Daftar Sasaran Tetap): whom the deliberations found eligible, numbered and locked.",
        new LockTargetListCommand(),
        new ShowTargetListCommand(),
        new ExportTargetListCommand());
}
