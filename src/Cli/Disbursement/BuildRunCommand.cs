using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class BuildRunCommand : LawCommand
{
    private readonly Argument<string> name = RunCommands.Name();

    private readonly Option<string[]> programmes = Operand.Several(
        "--programme", "CODE", "A programme; repeat it for more, in the order of precedence within a benefit group.", required: true);

    private readonly Option<MonthRange> months = Operand.Required<MonthRange>(
        "--months", "FROM..THROUGH", "The months to pay: 2024-01 or 2024-01..2024-02.");
    private readonly Option<DateOnly> valueDate = Operand.Required<DateOnly>("--value-date", "DATE", "The day on which the bank credits.");
    private readonly Option<string?> cohort = new("--cohort")
    {
        HelpName = "NAME", Description = "Only recipients of this cohort of the decree.",
    };
    private readonly Option<bool> arrears = new("--arrears") { Description = "Also unpaid earlier months of the same year (rapel)." };
    private readonly Option<string?> authority = RunCommands.LateAuthority();

    public BuildRunCommand() : base(
        Access.To(ProcessKind.RunBuilding),
        "build",
        "Works out who is due which months and freezes the payees. "
            + "Nothing is paid by it. Repeating it under the same name changes nothing.",
        "paseban run build T1-2024 --programme KLJ,KPDJ,KAJ --cohort 2024-I --months 2024-01..2024-02 --value-date 2024-03-01",
        "paseban run build T3-2024 --programme KLJ --programme KPDJ --months 2024-07..2024-09 --value-date 2024-09-19 --arrears")
    {
        Add(name);
        Add(programmes);
        Add(months);
        Add(valueDate);
        Add(cohort);
        Add(arrears);
        Add(authority);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new BuildRunRequest(
            session.Get(name),
            session.Get(programmes),
            session.Get(cohort),
            session.Get(months),
            session.Get(valueDate),
            session.Get(arrears),
            session.Get(authority));
        var built = await session.WorkAsync(progress =>
            new BuildRun(session.Database, law).RunAsync(request, session.Context(ProcessKind.RunBuilding), progress, ct));
        return session.Finish(built, RunView.Show);
    }
}
