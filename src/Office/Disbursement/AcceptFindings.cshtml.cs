using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunChecking)]
public sealed class AcceptFindingsModel() : RunActPage(RunAct.Accept)
{
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<Choice> Open =>
    [
        .. Shown.Findings.Where(finding => finding is { Blocking: false, Reason: null }).GroupBy(finding => finding.Code)
            .Select(code => new Choice(
                code.Key, Say[RunWords.Finding(code.Key)], string.Join("; ", code.Select(f => $"{f.Programme}: {Say[f.Detail]}")))),
    ];

    protected override async Task<IActionResult> DoAsync()
    {
        if (Codes.Count == 0)
            return Refuse([Problem.Invalid("run.no-finding", "No finding was chosen.", "Choose at least one.")
                .InIndonesian("Belum ada temuan yang dipilih.", "Pilih paling sedikit satu.").At(nameof(Codes))]);
        if ((Reason ?? "").Trim().Length < ReasonField.Least) return Refuse([ReasonField.TooShort(nameof(Reason))]);
        var done = await new CheckRun(Database, Law).RunAsync(
            new CheckRunRequest(RunName, Codes), Process(ProcessKind.RunChecking, Reason!.Trim()), Stop);
        if (!done.Succeeded) return Refuse(done.Problems);
        return ToRun(done.Value.Open == 0
            ? Say["Semua temuan diterima: siap disetujui.", "All findings are accepted: ready to be approved."]
            : Say[$"Diterima; {done.Value.Open} temuan masih terbuka.",
                $"Accepted; {Plural.Of(done.Value.Open, "finding is", "findings are")} still open."]);
    }
}
