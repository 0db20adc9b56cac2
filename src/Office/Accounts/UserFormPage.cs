using Paseban.Assistance.Accounts;
using Paseban.Assistance.Territory;

namespace Paseban.Office.Accounts;

/// <summary>A page that gives a user roles and areas.</summary>
public abstract class UserFormPage : OfficePage
{
    /// <summary>Names of roles, as they were chosen.</summary>
    [BindProperty]
    public List<string> Roles { get; set; } = [];

    /// <summary>Codes of areas, as they were chosen; one that was left empty is none.</summary>
    [BindProperty]
    public List<string> Areas { get; set; } = [];

    public IReadOnlyList<Choice> RolesOffered =>
        [.. RoleWords.Staff.Select(role => new Choice(RoleNames.Of(role), Say[RoleWords.Of(role)]))];

    public IReadOnlyList<Choice> AreasOffered { get; private set; } = [];

    /// <param name="held">What the user has already, which is offered even where the list of areas leaves it out.</param>
    protected async Task OfferAreasAsync(IReadOnlyList<AreaCode> held)
    {
        var listed = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop));
        var codes = held.Select(area => area.Value).Except(listed.Select(choice => choice.Value));
        AreasOffered = [.. codes.Select(code => new Choice(code, code)), .. listed];
    }

    /// <summary>What was chosen, read; each that is none is told at its field.</summary>
    protected Outcome<ChosenRights> Chosen()
    {
        var (roles, areas, problems) = (new HashSet<Role>(), new List<AreaCode>(), new List<Problem>());
        foreach (var name in Roles)
        {
            if (RoleNames.TryParse(name, out var role) && RoleWords.Staff.Contains(role)) roles.Add(role);
            else problems.Add(NoRole(name));
        }
        foreach (var code in Areas)
        {
            if (AreaChoices.Problem(code, nameof(Areas), out var area) is { } wrong) problems.Add(wrong);
            else if (area is { } known) areas.Add(known);
        }
        return problems.Count > 0 ? problems.ToArray() : new ChosenRights(roles, areas);
    }

    private static Problem NoRole(string name) =>
        Problem.Invalid("user.role-unknown", $"'{name}' is no role of the office.", "Choose from the list.")
            .InIndonesian($"'{name}' bukan peran kantor.", "Pilih dari daftar.").At(nameof(Roles));

    protected sealed record ChosenRights(IReadOnlySet<Role> Roles, IReadOnlyList<AreaCode> Areas);
}
