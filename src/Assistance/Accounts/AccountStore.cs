using Paseban.Assistance.Registry;

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

    /// <summary>What the account owes once its owner is proven.</summary>
    public SignInNext Next =>
        MustChange != 0 ? SignInNext.ChangePassword : MustSetUpCode ? SignInNext.SetUpSecondStep : SignInNext.Done;

    public static string KindOf(AccountKind kind) => kind switch { AccountKind.Staff => Staff, AccountKind.Citizen => Citizen };

    public bool MustSetUpCode => Kind == Staff && Totp is null;
}

internal sealed record NewStaff(long ActorId, string Login, string Password, bool MustChange);

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

    public static Task<StoredAccount?> OfActorAsync(Reading reading, long actorId, CancellationToken ct) =>
        reading.FindAsync<StoredAccount>(Accounts + " where actor_id = @actorId", new { actorId }, ct);

    public static Task<IReadOnlyList<StoredAccount>> StaffAsync(Reading reading, CancellationToken ct) =>
        reading.ListAsync<StoredAccount>(Accounts + " where kind = 'staff' order by login", ct: ct);

    public static async Task<long> AddStaffAsync(UnitOfWork work, NewStaff staff, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("account", 1, ct);
        await work.ExecuteAsync(
            """
            insert into account (id, actor_id, kind, login, password, must_change, created_at)
            values (@id, @actor, 'staff', @login, @password, @change, @at)
            """,
            new
            {
                id,
                actor = staff.ActorId,
                login = staff.Login,
                password = staff.Password,
                change = staff.MustChange ? 1L : 0L,
                at = work.Context.AtMicroseconds,
            },
            ct);
        return id;
    }

    /// <summary>Sets a password, unless another was set since <paramref name="before"/> was read; returns whether it did.</summary>
    public static async Task<bool> SetPasswordAsync(
        UnitOfWork work, StoredAccount before, string hash, bool mustChange, CancellationToken ct) =>
        await work.ExecuteAsync(
            "update account set password = @hash, must_change = @change where id = @id and password = @old",
            new { id = before.Id, hash, old = before.Password, change = mustChange ? 1L : 0L },
            ct) == 1;

    /// <summary>Takes the second step and its recovery codes away.</summary>
    public static async Task DropSecondStepAsync(UnitOfWork work, long id, CancellationToken ct)
    {
        await work.ExecuteAsync("update account set totp = null, totp_pending = null, totp_step = 0 where id = @id", new { id }, ct);
        await work.ExecuteAsync("delete from recovery_code where account_id = @id", new { id }, ct);
    }

    /// <summary>Accepts a time step of the second step, unless it or a later one was accepted before; returns whether it did.</summary>
    public static async Task<bool> TakeStepAsync(UnitOfWork work, long id, long step, CancellationToken ct) =>
        await work.ExecuteAsync("update account set totp_step = @step where id = @id and totp_step < @step", new { id, step }, ct) == 1;

    /// <summary>
    /// Makes a citizen's account and its actor. The actor's name carries its reference, since people share names and names of actors are
    /// unique.
    /// </summary>
    public static async Task<StoredAccount> AddCitizenAsync(
        UnitOfWork work, IdentityVault vault, SignUp.Offer offer, Contact contact, CancellationToken ct)
    {
        var actorId = await ActorStore.AddCitizenAsync(work, offer.Name, ct);
        var id = await work.TakeNumbersAsync("account", 1, ct);
        await work.ExecuteAsync(
            """
            insert into account (id, actor_id, kind, login, channel, contact, password, must_change, created_at)
            values (@id, @actorId, 'citizen', @login, @channel, @contact, @password, 0, @at)
            """,
            new
            {
                id,
                actorId,
                login = contact.Index(vault),
                channel = contact.ChannelName,
                contact = vault.Seal(Claims.ContactOwner(id), contact.Address),
                password = offer.Password,
                at = work.Context.AtMicroseconds,
            },
            ct);
        return (await FindAsync(work, id, ct))!;
    }
}
