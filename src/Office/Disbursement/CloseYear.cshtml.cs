using Paseban.Assistance.Disbursement;
using Paseban.Ledger;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.YearClosing)]
public sealed class CloseYearModel : WebPage
{
    /// <summary>What the page showed as due back to the treasury, in rupiah.</summary>
    [BindProperty]
    public long Idle { get; set; }

    public bool IsClosed { get; private set; }

    public YearToClose Year { get; private set; } = null!;

    public IReadOnlyList<BudgetLine> Lines { get; private set; } = [];

    /// <summary>A year is closed on its last day or later.</summary>
    public bool IsOver => Today >= new DateOnly(Year.Year, 12, 31);

    public async Task OnGetAsync(int year)
    {
        Year = await new CloseYear(Database).PreviewAsync(year, Stop);
        await using var reading = await Database.ReadAsync(Stop);
        IsClosed = await Journal.IsYearClosedAsync(reading, year, Stop);
        Lines = await BudgetLine.ReadAsync(reading, year, Stop);
    }

    public async Task<IActionResult> OnPostAsync(int year)
    {
        await OnGetAsync(year);
        if (!ModelState.IsValid) return Again();
        var done = await new CloseYear(Database).RunAsync(year, Process(ProcessKind.YearClosing), new Rupiah(Idle), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        Tell(Say[
            $"Tahun {year} ditutup; {done.Value.RefundDue} harus disetor ke kas daerah.",
            $"The year {year} is closed; {done.Value.RefundDue} is due to the treasury."]);
        return Redirect("/receivables");
    }
}
