using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Territory;
using Paseban.Kernel;
using Paseban.Web.Components;

namespace Paseban.Office;

/// <summary>A list of what belongs to one registration wave, page by page.</summary>
public abstract class WaveListPage : OfficePage
{
    /// <summary>Code; the newest that has opened when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public Pager Pager { get; protected set; } = null!;

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

/// <summary>The same, which can be narrowed to a part of the city.</summary>
public abstract class WaveAreaListPage : WaveListPage
{
    private AreaIndex areas = new([]);

    /// <summary>Code of an area of any level; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string Area { get; set; } = "";

    public IReadOnlyList<Choice> Areas => AreaChoices.Of(areas);

    public string NameOf(string area) => areas.NameOf(area);

    /// <returns>Why the area that was asked for is none; null with the area, or with none where all are listed.</returns>
    protected async Task<(Problem? Wrong, AreaCode? Area)> ChooseAreaAsync()
    {
        areas = await new ListAreas(Database).RunAsync(Stop);
        return (AreaChoices.Problem(Area, nameof(Area), out var area), area);
    }
}
