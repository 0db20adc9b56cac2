using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class RecordFundCommand : SessionCommand
{
    private readonly Option<string> number = Operand.Required<string>("--number", "NUMBER", "The account's number at the bank.");
    private readonly Option<string> holder = Operand.Required<string>("--holder", "NAME", "The account's holder, as the bank writes it.");

    private readonly Option<string> bank = new("--bank")
    {
        HelpName = "BIC", Description = "The bank.", DefaultValueFactory = _ => "BDKIIDJ1XXX",
    };

    private readonly Option<long> firstStatement = new("--first-statement")
    {
        HelpName = "NUMBER",
        Description = "The number (ElctrncSeqNb) of the first statement that is taken in, for an account that was in use before.",
        DefaultValueFactory = _ => 1,
    };

    public RecordFundCommand() : base(
        Access.To(ProcessKind.BudgetRecording),
        "fund",
        "Records the programme fund account: where the treasury's money lands and payments leave from.",
        "paseban budget fund --number 99800000001 --holder \"DINSOS DKI JAKARTA BANSOS PKD\"",
        "paseban budget fund --number 99800000001 --holder \"DINSOS DKI JAKARTA BANSOS PKD\" --first-statement 118")
    {
        Add(number);
        Add(holder);
        Add(bank);
        Add(firstStatement);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var fund = new FundAccount(session.Get(number), session.Get(holder), session.Get(bank), session.Get(firstStatement));
        var recorded = await fund.RecordAsync(session.Database, session.Context(ProcessKind.BudgetRecording), ct);
        return session.Finish(recorded, (page, result) => page.Pairs(
            ("Rekening", "Account", result.Number),
            ("Pemegang", "Holder", result.Holder),
            ("Bank", "Bank", result.Bank),
            ("Rekening koran pertama", "First statement", page.Count(result.FirstStatement))));
    }
}
