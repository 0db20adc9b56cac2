namespace Paseban.Cli.Disbursement;

internal static class BankCommands
{
    public static CommandGroup Group() => new(
        "bank",
        "Files to and from the bank, and what of them could not be booked.",
        new SendBankFilesCommand(),
        new ReceiveBankFilesCommand(),
        new WatchBankCommand(),
        new ListExceptionsCommand(),
        new ResolveExceptionCommand());
}
