using Paseban.Assistance.Territory;

namespace Paseban.Office;

/// <summary>A list, page by page, that can be narrowed to a part of the city.</summary>
public abstract class AreaListPage : OfficePage
{
    private AreaIndex areas = new([]);

    /// <summary>Code of an area of any level; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    /// <summary>The place after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Choice> Areas => AreaChoices.Of(areas);

    public Pager Pager { get; protected set; } = null!;

    public string NameOf(string area) => areas.NameOf(area);

    /// <summary>With what the area lies in: several kelurahan have one name.</summary>
    public string FullNameOf(string area) => areas.FullName(AreaCode.Parse(area));

    /// <summary>Reads what the reader can narrow to.</summary>
    /// <returns>Why the area that was asked for is none; null with the area, or with none where all are listed.</returns>
    protected async Task<(Problem? Wrong, AreaCode? Area)> ChooseAreaAsync()
    {
        areas = await new ListAreas(Database).RunAsync(Stop);
        return (AreaChoices.Problem(Area, nameof(Area), out var area), area);
    }
}
