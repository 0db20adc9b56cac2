using Paseban.Assistance.Accounts;
using Paseban.Web.Languages;

namespace Paseban.Office.Accounts;

/// <summary>What is typed of a user, read.</summary>
internal static class UserForm
{
    public static IReadOnlyList<Choice> Choices(Speaker say) =>
        [.. RoleWords.Staff.Select(role => new Choice(RoleNames.Of(role), say[RoleWords.Of(role)]))];

    public static IReadOnlySet<Role> Roles(IEnumerable<string> names) =>
        names.Select(name => RoleNames.TryParse(name, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet();

    public static Outcome<IReadOnlyList<AreaCode>> Areas(string typed)
    {
        var areas = new List<AreaCode>();
        foreach (var code in typed.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (AreaChoices.Problem(code, "Areas", out var area) is { } wrong) return wrong;
            if (area is { } known) areas.Add(known);
        }
        return areas;
    }
}
