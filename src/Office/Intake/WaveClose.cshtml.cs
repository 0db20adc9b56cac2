using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Office.Intake;

[Does(ProcessKind.WaveChanging)]
public sealed class WaveCloseModel(Law law) : WavePage(law)
{
    [BindProperty] public string? Reason { get; set; }

    public bool IsEarly => Today <= Shown.Wave.ClosesOn;

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (await FindAsync(code) is { } refused) return refused;
        var closed = await new CloseWave(Database).RunAsync(
            Shown.Wave.Code, Process(ProcessKind.WaveChanging, Reason?.Trim() ?? ""), Stop);
        if (!closed.Succeeded) return Refuse([.. closed.Problems.Select(problem => problem.At(nameof(Reason)))]);
        Tell(Say[$"Ditutup: {closed.Value.Submitted} pendaftaran tetap, {closed.Value.Drafts} draf menunggu gelombang berikutnya.",
            $"Closed: {closed.Value.Submitted} applications are fixed, {closed.Value.Drafts} drafts wait for the next wave."]);
        return Redirect(Home);
    }
}
