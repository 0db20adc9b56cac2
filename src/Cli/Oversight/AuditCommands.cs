namespace Paseban.Cli.Oversight;

internal static class AuditCommands
{
    public static CommandGroup Group() => new(
        "audit",
        "The audit trail: verify it, export its signed head, list what happened.",
        new VerifyAuditCommand(),
        new AuditHeadCommand(),
        new ListAuditCommand());
}
