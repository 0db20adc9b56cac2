using System.Text;

namespace Paseban.Assistance.Accounts;

/// <summary>Roles as people write them: <c>pusdatin-officer</c>.</summary>
public static class RoleNames
{
    public static string Of(Role role) => Words(role.ToString()).Replace(' ', '-');

    public static string Of(IEnumerable<Role> roles)
    {
        var names = string.Join(", ", roles.Order().Select(Of));
        return names.Length == 0 ? "no role" : names;
    }

    public static bool TryParse(string text, out Role role)
    {
        foreach (var candidate in Enum.GetValues<Role>())
        {
            role = candidate;
            if (string.Equals(Of(candidate), text.Trim(), StringComparison.OrdinalIgnoreCase)) return true;
        }
        role = default;
        return false;
    }

    /// <summary>The words of a name: <c>PusdatinOfficer</c> is "pusdatin officer".</summary>
    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }
}
