using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class OpenWaveCommand : SessionCommand
{
    private readonly Argument<string> code = WaveCommands.Code();
    private readonly Option<string> name = Operand.Required<string>("--name", "TEXT", "As announced.");
    private readonly Option<DateOnly> opens = Operand.Required<DateOnly>("--opens", "DATE", "First day that takes applications.");
    private readonly Option<DateOnly> closes = Operand.Required<DateOnly>("--closes", "DATE", "Last day that takes applications.");

    public OpenWaveCommand() : base(
        Access.To(ProcessKind.WaveChanging),
        "open",
        "Announces a wave: it takes applications from its first day to its last.",
        "paseban wave open FMOTM-2021 --name \"Fakir Miskin dan Orang Tidak Mampu 2021\" --opens 2021-06-07 --closes 2021-06-25")
    {
        Add(code);
        Add(name);
        Add(opens);
        Add(closes);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new OpenWaveRequest(session.Get(code), session.Get(name), session.Get(opens), session.Get(closes));
        var opened = await new OpenWave(session.Database).RunAsync(request, session.Context(ProcessKind.WaveChanging), ct);
        return session.Finish(opened, (page, result) =>
        {
            WaveCommands.Changed(page, result);
            page.Next("Berikutnya:", "Next:", $"paseban application import FILE --wave {result.Wave.Code}");
        });
    }
}
