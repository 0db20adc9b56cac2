using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.BankFileReceiving)]
public sealed class ReceiveBankFilesModel(SiteFacts facts) : OfficePage
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(facts.Exchange)) return Refuse([BankConnection.NoExchange]);
        return await StartJobAsync(RunJobs.Receive, RunJobs.Bank, new { }, ProcessKind.BankFileReceiving);
    }
}
