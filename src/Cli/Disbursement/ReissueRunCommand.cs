using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ReissueRunCommand : LawCommand
{
    private readonly Argument<string> name = new("RUN") { Description = "The name of the new run." };
    private readonly Option<string> of = Operand.Required<string>(
        "--of", "RUN", "The run whose rejected and returned payments are paid again.");
    private readonly Option<DateOnly> valueDate = Operand.Required<DateOnly>("--value-date", "DATE", "The day on which the bank credits.");

    private readonly Option<bool> sameAccount = new("--same-account")
    {
        Description = "Also those whose account has not changed since: the bank has mended it at its side.",
    };

    private readonly Option<string?> authority = RunCommands.LateAuthority();

    public ReissueRunCommand() : base(
        Access.To(ProcessKind.RunBuilding),
        "reissue",
        "Builds a run from what the bank rejected or returned, to the corrected accounts. It then goes through the same acts as any run.",
        "paseban run reissue T1-2024-R1 --of T1-2024 --value-date 2024-03-08",
        "paseban run reissue T1-2024-R1 --of T1-2024 --value-date 2024-03-08 --same-account")
    {
        Add(name);
        Add(of);
        Add(valueDate);
        Add(sameAccount);
        Add(authority);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new ReissueRequest(
            session.Get(name), session.Get(of), session.Get(valueDate), session.Get(sameAccount), session.Get(authority));
        return session.Finish(
            await new ReissueRun(session.Database, law).RunAsync(request, session.Context(ProcessKind.RunBuilding), ct),
            RunView.Show);
    }
}
