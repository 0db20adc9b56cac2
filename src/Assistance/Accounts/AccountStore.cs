using Paseban.Storage;

namespace Paseban.Assistance.Accounts;

internal sealed record StoredAccount(
    long Id,
    long ActorId,
    string Kind,
    string Login,
    string? Channel,
    string? Contact,
    string Password,
    long MustChange,
    string? Totp,
    string? TotpPending,
    long TotpStep,
    long CreatedAt,
    long? LastSignInAt)
{
    public const string Staff = "staff";
    public const string Citizen = "citizen";

    public AccountKind Sort => Kind == Staff ? AccountKind.Staff : AccountKind.Citizen;

    public bool MustSetUpCode => Kind == Staff && Totp is null;
}

/// <summary>The SQL of accounts.</summary>
internal static class AccountStore
{
    private const string Accounts = """
        select id as Id, actor_id as ActorId, kind as Kind, login as Login, channel as Channel, contact as Contact, password as Password,
        must_change as MustChange, totp as Totp, totp_pending as TotpPending, totp_step as TotpStep, created_at as CreatedAt,
        last_sign_in_at as LastSignInAt from account
        """;

    public static Task<StoredAccount?> FindAsync(Reading reading, string kind, string login, CancellationToken ct) =>
        reading.FindAsync<StoredAccount>(Accounts + " where kind = @kind and login = @login", new { kind, login }, ct);

    public static Task<StoredAccount?> FindAsync(Reading reading, long id, CancellationToken ct) =>
        reading.FindAsync<StoredAccount>(Accounts + " where id = @id", new { id }, ct);
}
