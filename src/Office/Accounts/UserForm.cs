using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Web.Components;
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
            if (!AreaCode.TryParse(code, out var area))
            {
                return Problem.Invalid("user.area", $"'{code}' is not an area code.", "Write it as 31.71.03.1002.")
                    .InIndonesian($"'{code}' bukan kode wilayah.", "Tulis seperti 31.71.03.1002.").At("Areas");
            }
            areas.Add(area);
        }
        return areas;
    }
}
