using Paseban.Assistance.Intake;
using Paseban.Assistance.Publication;

namespace Paseban.Portal.Waves;

/// <summary>When registration is open, with every extension and its reason.</summary>
[OpenToAll]
public sealed class IndexModel : WebPage
{
    /// <summary>Older waves are of no use to whoever wants to register.</summary>
    private const int MostWaves = 10;

    public IReadOnlyList<AnnouncedWave> Waves { get; private set; } = [];

    public bool IsOpen => Waves.Any(wave => wave.State == WaveState.Open);

    public async Task OnGetAsync() => Waves = [.. (await new WaveDates(Database).RunAsync(Today, Stop)).Take(MostWaves)];

    public string Words(AnnouncedWave wave) => wave.State switch
    {
        WaveState.Open => Say["Sedang dibuka", "Open now"],
        WaveState.Planned => Say["Akan dibuka", "To come"],
        WaveState.Ended or WaveState.Closed => Say["Sudah ditutup", "Closed"],
    };
}
