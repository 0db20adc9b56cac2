using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Office.Exports;
using Paseban.Office.Jobs;

namespace Paseban.Office.Intake;

/// <summary>The worklist of applications: of one wave, narrowed by state, door, kelurahan or where a member stands.</summary>
[Reads(Inquiry.Registration)]
public sealed class ApplicationsModel : AreaListPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public string? Wave { get; set; }

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public string? Door { get; set; }

    [BindProperty(SupportsGet = true)] public string? Standing { get; set; }

    public ApplicationsListed? Listed { get; private set; }

    public ApplicationCounts Counts { get; private set; } = new([], []);

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public IReadOnlyList<Choice> States =>
        [.. Enum.GetValues<ApplicationState>().Select(state => new Choice(state.Code(), Say[state.Text()]))];

    public IReadOnlyList<Choice> Doors => [.. Enum.GetValues<ApplicationDoor>().Select(door => new Choice(door.Code(), Say[door.Text()]))];

    public IReadOnlyList<Choice> MemberStandings =>
        [.. ApplicationFilters.Standings.Select(standing => new Choice(standing, Registry.PersonWords.Standing(Say, standing)))];

    public async Task<IActionResult> OnGetAsync()
    {
        var (wrong, area) = await ChooseAreaAsync();
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Waves = waves.All;
        Wave = waves.Chosen(waves.Known(Wave), Today);
        if (Wave is null) return Page();
        if (wrong is not null) return Refuse([wrong]);
        var listed = await new ListApplications(Database).RunAsync(
            Filters.Query with { After = After, Most = PageSize }, Actor, Stop);
        if (!listed.Succeeded) return Refuse(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        var counts = new CountApplications(Database);
        Counts = await CountAsync(
            // Drafts that have no area yet are seen by whoever began them.
            $"applications {Wave} {area} {(SeesWholeCity ? 0 : Actor.Id)}",
            async () => (await counts.RunAsync(new(Wave, area), Actor, Stop)).Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format)
    {
        if ((await ChooseAreaAsync()).Wrong is { } wrong) return RefuseWhole([wrong]);
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Wave = waves.Chosen(waves.Known(Wave), Today);
        if (Wave is null) return Redirect(EditLinks.List);
        var name = KeptFiles.NameOf($"applications {Wave} {State} {Door} {Standing} {Area}", format);
        return await ExportAsync(WorklistExports.Applications, name, Filters);
    }

    /// <summary>How many the filters leave; null where that is not known without reading them all.</summary>
    public long? Count => Filters.Count(Counts);

    private ApplicationFilters Filters => new(Wave ?? "", State, Door, Standing, Area);

    /// <summary>This list with something else asked for; a change of filters begins at the first page.</summary>
    public string With(params (string Name, string? Value)[] changed)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [nameof(Wave)] = Wave, [nameof(State)] = State, [nameof(Door)] = Door, [nameof(Area)] = Area, [nameof(Standing)] = Standing,
        };
        foreach (var (name, value) in changed) parts[name] = value;
        return EditLinks.List + QueryString.Create(parts.Where(part => !string.IsNullOrEmpty(part.Value)));
    }
}
