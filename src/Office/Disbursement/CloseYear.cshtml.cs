using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Disbursement;
using Paseban.Kernel;
using Paseban.Ledger;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.YearClosing)]
public sealed class CloseYearModel : WebPage
{
    public int Year { get; private set; }

    public bool IsClosed { get; private set; }

    public IReadOnlyList<Run> Open { get; private set; } = [];

    public IReadOnlyList<BudgetLine> Lines { get; private set; } = [];

    public Rupiah AtBank { get; private set; }

    public async Task OnGetAsync(int year)
    {
        Year = year;
        await using var reading = await Database.ReadAsync(Stop);
        IsClosed = await Journal.IsYearClosedAsync(reading, year, Stop);
        Open = [.. (await Run.ListAsync(reading, Stop))
            .Where(run => run.FiscalYear == year && run.State is not (RunState.Closed or RunState.Cancelled))];
        Lines = await BudgetLine.ReadAsync(reading, year, Stop);
        AtBank = (await TrialBalance.ReadAsync(reading, ct: Stop)).BalanceOf(Chart.FundAtBank);
    }

    public async Task<IActionResult> OnPostAsync(int year)
    {
        await OnGetAsync(year);
        var done = await new CloseYear(Database).RunAsync(year, Process(ProcessKind.YearClosing), ct: Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        Tell(Say[
            $"Tahun {year} ditutup; {done.Value.RefundDue} harus disetor ke kas daerah.",
            $"The year {year} is closed; {done.Value.RefundDue} is due to the treasury."]);
        return Redirect("/receivables");
    }
}
