using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Disbursement;
using Paseban.Kernel;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.BankFileSending)]
public sealed class SendBankFilesModel(SiteFacts facts) : OfficePage
{
    public IReadOnlyList<WaitingFile> Waiting { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var reading = await Database.ReadAsync(Stop);
        Waiting = (await BankTraffic.ReadAsync(reading, 1, Stop)).Waiting;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (string.IsNullOrEmpty(facts.Exchange)) return Refuse([NoExchange]);
        return await StartJobAsync(RunJobs.Send, RunJobs.Bank, new { files = Waiting.Count }, ProcessKind.BankFileSending);
    }

    internal static Problem NoExchange => Problem.Conflict(
        "bank.no-exchange", "Where the bank is reached was not set.", "Let an administrator start the office with --exchange.")
        .InIndonesian("Tempat bertukar berkas dengan bank belum diatur.", "Minta administrator menjalankan kantor dengan --exchange.");
}
