using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal static class WaveCommands
{
    public static CommandGroup Group() => new(
        "wave",
        "Registration waves: announce, extend, close, and the way of their cases through the steps.",
        new OpenWaveCommand(),
        new ExtendWaveCommand(),
        new CloseWaveCommand(),
        new ListWavesCommand(),
        new ShowWaveCommand());

    public static Argument<string> Code() => new("WAVE") { Description = "The wave's code: FMOTM-2021." };

    public static Option<string> Required() =>
        new("--wave") { HelpName = "CODE", Description = "The registration wave.", Required = true };

    public static Option<string?> Optional(string description) => new("--wave") { HelpName = "WAVE", Description = description };

    public static void Changed(Page page, WaveChanged result)
    {
        if (!result.IsNew) page.Good("Sudah tercatat: tidak ada yang berubah.", "On record already: nothing changed.");
        Table(page, [result.Wave], null);
    }

    public static void Table(Page page, IReadOnlyList<RegistrationWave> waves, DateOnly? today) => page.Table(
        [
            new("Gelombang", "Wave"),
            new("Nama", "Name"),
            new("Dibuka", "Opens"),
            new("Ditutup", "Closes"),
            .. today is null ? Array.Empty<Column>() : [new("Keadaan", "State")],
        ],
        waves.Select(wave => (IReadOnlyList<string>)[
            wave.Code,
            wave.Name,
            wave.OpensOn.Iso,
            wave.ClosesOn.Iso,
            .. today is { } day ? [State(page, wave.StateOn(day))] : Array.Empty<string>(),
        ]));

    public static string State(Page page, WaveState state) => state switch
    {
        WaveState.Planned => page.Word("belum dibuka", "not open yet"),
        WaveState.Open => page.Word("dibuka", "open"),
        WaveState.Ended => page.Word("berakhir, belum ditutup", "ended, not closed"),
        WaveState.Closed => page.Word("ditutup", "closed"),
    };
}
