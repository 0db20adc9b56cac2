using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Verification;
using Paseban.Rules;

namespace Paseban.Office.Verification;

/// <summary>The worklist of visits, in the order of their days.</summary>
[Reads(Inquiry.Registration)]
public sealed class VisitsModel(Law law) : AreaListPage
{
    private const int PageSize = 50;

    private static readonly string[] Known = ["planned", "done", "cancelled"];

    [BindProperty(SupportsGet = true)] public string? State { get; set; }

    public VisitWorkListed Listed { get; private set; } = null!;

    public Law Law => law;

    public IReadOnlyList<Choice> States => [.. Known.Select(state => new Choice(state, Registry.PersonWords.Visit(Say, state)))];

    public async Task<IActionResult> OnGetAsync()
    {
        var (wrong, area) = await ChooseAreaAsync();
        if (wrong is not null) return RefuseWhole([wrong]);
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
