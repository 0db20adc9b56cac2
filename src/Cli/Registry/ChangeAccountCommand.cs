using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class ChangeAccountCommand : PersonDecisionCommand
{
    private readonly Option<string> number = Operand.Required<string>("--number", "NUMBER", "The account number.");
    private readonly Option<string> holder = Operand.Required<string>("--holder", "NAME", "The holder's name as the bank has it.");
    private readonly Option<string> bank = Operand.Required<string>("--bank", "BANK", "The bank.");
    private readonly Option<DateOnly?> opened = Operand.OptionalValue<DateOnly>("--opened-on", "DATE", "When it was opened.");

    public ChangeAccountCommand() : base(
        ProcessKind.AccountChanging,
        "account",
        "Records a new or corrected account as a new version. Who did may not approve a run that pays to it.",
        "paseban person account P-1112-J --number 99700000001 --holder \"SITI AMINAH\" --bank \"Bank DKI\"")
    {
        Add(number);
        Add(holder);
        Add(bank);
        Add(opened);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new ChangeAccountRequest(
            Person(session), session.Get(number), session.Get(holder), session.Get(bank), session.Get(opened));
        var changed = await new ChangeAccount(session.Database, session.Keys).RunAsync(request, session.Context(Process), ct);
        return session.Finish(changed, (page, result) => page.Good(
            result.Changed ? $"{result.Person}: rekening versi {result.Version}." : $"{result.Person}: rekening ini sudah tercatat.",
            result.Changed
                ? $"{result.Person}: account version {result.Version}."
                : $"{result.Person}: this account was on record already."));
    }
}
