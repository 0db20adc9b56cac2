using Paseban.Assistance.Intake;
using Paseban.Storage;

namespace Paseban.Office;

/// <summary>The waves that a list can be of, the newest first.</summary>
internal sealed class WaveChoices
{
    private readonly IReadOnlyList<RegistrationWave> waves;

    private WaveChoices(IReadOnlyList<RegistrationWave> waves) => this.waves = waves;

    public IReadOnlyList<Choice> All => [.. waves.Select(wave => new Choice(wave.Code, $"{wave.Code}, {wave.Name}"))];

    public static async Task<WaveChoices> ReadAsync(Database database, CancellationToken ct) =>
        new([.. (await new ShowWave(database).ListAsync(ct)).OrderByDescending(wave => wave.OpensOn).ThenByDescending(wave => wave.Id)]);

    /// <summary>
    /// The wave that was asked for; else the newest that has opened. Only where none has opened one that is announced; null without any.
    /// </summary>
    public string? Chosen(string? asked, DateOnly today) =>
        !string.IsNullOrEmpty(asked) ? asked
        : waves.FirstOrDefault(wave => wave.OpensOn <= today) is { } opened ? opened.Code
        : waves is [var announced, ..] ? announced.Code
        : null;

    /// <summary>The code where there is such a wave.</summary>
    public string? Known(string? code) => waves.FirstOrDefault(wave => wave.Code == code)?.Code;
}
