using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class RecordBudgetCommand : SessionCommand
{
    private readonly Option<int> year = new("--year") { HelpName = "YEAR", Description = "The fiscal year.", Required = true };
    private readonly Option<string> programme = Operand.Required<string>("--programme", "CODE", "The programme.");
    private readonly Option<string> dpa = Operand.Required<string>("--dpa", "NUMBER", "Number of the DPA.");
    private readonly Option<Rupiah> ceiling = Operand.Required<Rupiah>(
        "--ceiling", "RUPIAH", "The ceiling (pagu): 526000000000 or Rp526.000.000.000.");

    public RecordBudgetCommand() : base(
        Access.To(ProcessKind.BudgetRecording),
        "record",
        "Records a budget line, or its amendment as a new version.",
        "paseban budget record --year 2024 --programme KLJ --dpa DPA-1.06.04.2.02.01-2024 --ceiling Rp526.000.000.000")
    {
        Add(year);
        Add(programme);
        Add(dpa);
        Add(ceiling);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var line = await new RecordBudget(session.Database).RunAsync(
            session.Get(year),
            session.Get(programme),
            session.Get(dpa),
            session.Get(ceiling),
            session.Context(ProcessKind.BudgetRecording),
            ct);
        return session.Finish(line, (page, result) => ShowBudgetCommand.Lines(page, [result]));
    }
}
