using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class ShowBudgetCommand : SessionCommand
{
    private readonly Option<int> year = new("--year") { HelpName = "YEAR", Description = "The fiscal year.", Required = true };

    public ShowBudgetCommand() : base(
        Access.ToAsk(Inquiry.Budget), "show", "Ceilings, what is used of them, and what remains.", "paseban budget show --year 2024")
    {
        Add(year);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(await BudgetLine.ReadAsync(reading, session.Get(year), ct), Lines);
    }

    public static void Lines(Page page, IReadOnlyList<BudgetLine> lines) =>
        page.Table(
            [
                new("Program", "Programme"),
                new("DPA", "DPA"),
                Column.Number("Pagu", "Ceiling"),
                Column.Number("Terpakai", "Used"),
                Column.Number("Sisa", "Remaining"),
            ],
            lines.Select(line => (IReadOnlyList<string>)[
                line.Programme, line.Dpa, page.Amount(line.Ceiling), page.Amount(line.Used), page.Amount(line.Remaining),
            ]),
            [
                "",
                "",
                page.Amount(lines.Select(line => line.Ceiling).Total()),
                page.Amount(lines.Select(line => line.Used).Total()),
                page.Amount(lines.Select(line => line.Remaining).Total()),
            ]);
}
