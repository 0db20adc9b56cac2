using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Territory;
using Paseban.Assistance.Verification;
using Paseban.Rules;
using Paseban.Web.Components;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Verification;

/// <summary>The worklist of visits, in the order of their days.</summary>
[Reads(Inquiry.Registration)]
public sealed class VisitsModel(Law law) : WebPage
{
    private const int PageSize = 50;

    private static readonly string[] Known = ["planned", "done", "cancelled"];

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    [BindProperty(SupportsGet = true)] public string? Area { get; set; }

    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public VisitWorkListed Listed { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public Law Law => law;

    public IReadOnlyList<Choice> States => [.. Known.Select(state => new Choice(state, Registry.PersonWords.Visit(Say, state)))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (AreaChoices.Problem(Area, nameof(Area), out var area) is { } wrong) return RefuseWhole([wrong]);
        Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop));
        if (!Known.Contains(State)) State = "planned";
        var listed = await new VisitWork(Database).RunAsync(new(State!, area, After, PageSize), Today, Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        return Page();
    }

    public string With(string state) => "/visits" + QueryString.Create(
        new Dictionary<string, string?> { [nameof(State)] = state, [nameof(Area)] = Area }
            .Where(part => !string.IsNullOrEmpty(part.Value)));
}
