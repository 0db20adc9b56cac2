using Paseban.Assistance.Accounts;

namespace Paseban.Office.Accounts;

/// <summary>How a user stands, in the words that an administrator acts upon.</summary>
internal static class UserWords
{
    public static BilingualText StateOf(ListedUser user) => user switch
    {
        { RetiredAt: not null } => new("berhenti", "retired"),
        { LockedUntil: not null } => new("terkunci", "locked"),
        { MustChangePassword: true } => new("kata sandi awal belum diganti", "first password not changed"),
        { HasSecondStep: false } => new("langkah kedua belum dipasang", "second step not set up"),
        _ => new("aktif", "active"),
    };
}
