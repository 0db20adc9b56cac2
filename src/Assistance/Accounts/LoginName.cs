using System.Text.RegularExpressions;

namespace Paseban.Assistance.Accounts;

/// <summary>User names of staff: capital and small letters are the same.</summary>
internal static partial class LoginName
{
    public static string Fold(string text) => text.Trim().ToLowerInvariant();

    public static bool IsValid(string folded) => Valid().IsMatch(folded);

    [GeneratedRegex(@"^[a-z][a-z0-9._-]{2,39}\z")]
    private static partial Regex Valid();
}
