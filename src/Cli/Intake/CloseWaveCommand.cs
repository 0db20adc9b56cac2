using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class CloseWaveCommand : SessionCommand
{
    private readonly Argument<string> code = WaveCommands.Code();

    public CloseWaveCommand() : base(
        Access.To(ProcessKind.WaveChanging),
        "close",
        "Closes a wave for good: what was submitted is fixed, drafts are kept for the next wave.",
        "paseban wave close FMOTM-2021",
        "paseban wave close FMOTM-2021 --reason \"ended early by order of the agency\"")
    {
        Add(code);
        Add(Reasons.Why(required: false));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new CloseWave(session.Database).RunAsync(session.Get(code), session.Context(ProcessKind.WaveChanging), ct),
            (page, result) =>
            {
                if (!result.IsNew) page.Good("Sudah ditutup: tidak ada yang berubah.", "Closed already: nothing changed.");
                page.Pairs(
                    ("Gelombang", "Wave", result.Wave.Code),
                    ("Pendaftaran terkirim", "Applications submitted", page.Count(result.Submitted)),
                    ("Draf yang disimpan", "Drafts kept", page.Count(result.Drafts)));
                page.Next("Berikutnya:", "Next:", $"paseban match civil --wave {result.Wave.Code}");
            });
}
