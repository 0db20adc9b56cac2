using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Pages.Harness;

/// <summary>Somebody of the staff who can sign in, with both steps.</summary>
internal sealed record StaffUser(string Login, string Secret)
{
    public const string Password = "Latihan-Halaman-26";

    /// <summary>What their telephone shows now.</summary>
    public string Code => Totp.CodeAt(Secret, TimeProvider.System.GetUtcNow());

    /// <param name="site">Where they work.</param>
    /// <param name="login">Their name there.</param>
    /// <param name="role">Their duty.</param>
    /// <param name="area">Their area; Kapuk for those whose duty needs one.</param>
    public static async Task<StaffUser> AddAsync(Site site, string login, Role role, string? area = null)
    {
        var user = new StaffUser(login, Secrets.Of(login));
        AreaCode[] areas = area is not null ? [AreaCode.Parse(area)]
            : role is Role.KelurahanOfficer or Role.Lurah or Role.Pendamsos ? [AreaCode.Parse("31.73.01.1005")]
            : [];
        var added = await new AddUser(site.Database, site.Keys).RunAsync(
            new(login, $"Uji {login}", new HashSet<Role> { role }, areas, new(Password, user.Secret)),
            new(ProcessKind.ActorAdding, site.Time.GetUtcNow(), Actor.System));
        _ = added.Value;
        return user;
    }
}
