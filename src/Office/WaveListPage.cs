namespace Paseban.Office;

/// <summary>A list of what belongs to one registration wave.</summary>
public abstract class WaveListPage : AreaListPage
{
    /// <summary>Code; when empty, the one in which something waits, else the newest that has opened.</summary>
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    /// <returns>False where there is no wave at all: the page then says what comes first.</returns>
    protected async Task<bool> ChooseWaveAsync()
    {
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Waves = waves.All;
        if (string.IsNullOrEmpty(Wave)) Wave = await PreferredWaveAsync() ?? "";
        if (waves.Chosen(Wave, Today) is not { } wave) return false;
        Wave = wave;
        return true;
    }

    /// <summary>The wave that somebody means who names none; null for the newest that has opened.</summary>
    protected virtual Task<string?> PreferredWaveAsync() => Task.FromResult<string?>(null);
}
