namespace Paseban.Cli.Disbursement;

internal static class BudgetCommands
{
    public static CommandGroup Budget() => new(
        "budget",
        "What may be spent: DPA lines with their ceilings, the fund account, and authorities to pay months of a closed year.",
        new RecordBudgetCommand(),
        new ShowBudgetCommand(),
        new RecordFundCommand(),
        new LateAuthorityCommand());

    public static CommandGroup Order() => new("order", "The papers that release money: SPP, SPM, SP2D.", new RecordOrderCommand());

    public static CommandGroup Year() => new("year", "Fiscal years.", new CloseYearCommand());
}
