using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.BankFileSending)]
public sealed class SendBankFilesModel(SiteFacts facts) : OfficePage
{
    /// <summary>The files that the page showed: no other is sent.</summary>
    [BindProperty]
    public List<string> Files { get; set; } = [];

    public IReadOnlyList<WaitingFile> Waiting { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        Waiting = (await BankTraffic.ReadAsync(reading, 1, Stop)).Waiting;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (string.IsNullOrEmpty(facts.Exchange)) return Refuse([BankConnection.NoExchange]);
        return await StartJobAsync(RunJobs.Send, RunJobs.Bank, new RunJobs.SendAsked(Files), ProcessKind.BankFileSending);
    }
}
