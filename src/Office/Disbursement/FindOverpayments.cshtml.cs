namespace Paseban.Office.Disbursement;

[Does(ProcessKind.ReceivableRecording)]
public sealed class FindOverpaymentsModel : OfficePage
{
    [BindProperty]
    public string? Evidence { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Evidence)) return Refuse([ReasonField.Missing(nameof(Evidence))]);
        return await StartJobAsync(RunJobs.Overpayments, "all", new { }, ProcessKind.ReceivableRecording, evidence: Evidence.Trim());
    }
}
