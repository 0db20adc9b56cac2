namespace Paseban.Cli.Disbursement;

internal static class LedgerCommands
{
    public static CommandGroup Group() => new(
        "ledger",
        "The books of the disbursement fund.",
        new TrialBalanceCommand(),
        new AccountStatementCommand(),
        new FindOverpaymentsCommand(),
        new ListReceivablesCommand(),
        new ListFollowUpsCommand(),
        new ListTreasuryRefundsCommand(),
        new ListSuspenseCommand(),
        new ClearSuspenseCommand());
}
