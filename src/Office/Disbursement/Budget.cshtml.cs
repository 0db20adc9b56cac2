using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Reads(Inquiry.Budget)]
public sealed class BudgetModel : WebPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public int ShownYear => Year is > 2000 and < 3000 ? Year.Value : Today.Year;

    public IReadOnlyList<BudgetLine> Lines { get; private set; } = [];

    public bool MayRecord => Rights.Refusal(Actor, ProcessKind.BudgetRecording) is null;

    public bool MayAuthorise => Rights.Refusal(Actor, ProcessKind.LateMonthsAuthorising) is null;

    public bool MayCloseYear => Rights.Refusal(Actor, ProcessKind.YearClosing) is null;

    public async Task OnGetAsync()
    {
        Year = ShownYear;
        await using var reading = await Database.ReadAsync(Stop);
        Lines = await BudgetLine.ReadAsync(reading, ShownYear, Stop);
    }
}
