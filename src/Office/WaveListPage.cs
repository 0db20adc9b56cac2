namespace Paseban.Office;

/// <summary>A list of what belongs to one registration wave.</summary>
public abstract class WaveListPage : AreaListPage
{
    /// <summary>Code; the newest that has opened when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    /// <returns>False where there is no wave at all: the page then says what comes first.</returns>
    protected async Task<bool> ChooseWaveAsync()
    {
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Waves = waves.All;
        if (waves.Chosen(Wave, Today) is not { } wave) return false;
        Wave = wave;
        return true;
    }
}
