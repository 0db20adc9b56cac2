using Paseban.Assistance.Disbursement;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunInstructing)]
public sealed class InstructRunModel() : RunActPage(RunAct.Instruct)
{
    private const int MostPerFile = 1_000_000;

    [BindProperty]
    public int PerFile { get; set; } = 50_000;

    protected override async Task<IActionResult> DoAsync()
    {
        if (!IsOpen) return Refuse([NotNow]);
        if (PerFile is < 1 or > MostPerFile)
            return Refuse([Problem.Invalid("run.file-size", "A bank file holds 1 to 1,000,000 payments.", "Give the bank's limit.")
                .InIndonesian("Satu berkas berisi 1 sampai 1.000.000 pembayaran.", "Isi batas bank.").At(nameof(PerFile))]);
        return await StartJobAsync(
            RunJobs.Instruct, RunName, new RunJobs.InstructAsked(RunName, PerFile), ProcessKind.RunInstructing);
    }
}
