using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class ExtendWaveCommand : SessionCommand
{
    private readonly Argument<string> code = WaveCommands.Code();
    private readonly Option<DateOnly> closes = Operand.Required<DateOnly>("--closes", "DATE", "The new last day.");

    public ExtendWaveCommand() : base(
        Access.To(ProcessKind.WaveChanging),
        "extend",
        "Moves a wave's last day; the reason is public.",
        "paseban wave extend FMOTM-2021 --closes 2021-07-02 --reason \"PPKM mikro diperpanjang dan animo masyarakat tinggi\"")
    {
        Add(code);
        Add(closes);
        Add(Reasons.Why(required: true));
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Finish(
            await new ExtendWave(session.Database).RunAsync(
                session.Get(code), session.Get(closes), session.Context(ProcessKind.WaveChanging), ct),
            WaveCommands.Changed);
}
