namespace Paseban.Assistance.Accounts;

/// <summary>
/// Counts attempts to prove something, before it is known whether they succeed, so that a hundred at once get no more tries than one
/// after the other. The fifth failure locks for 15 minutes, each further one twice as long, at most a day. What does not exist is
/// counted like what does.
/// </summary>
internal static class AttemptGuard
{
    private const int Free = 5;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Counts an attempt. Null when it may be made; otherwise until when none may.</summary>
    /// <param name="account">Whose account is claimed; null when nobody has it.</param>
    public static Task<DateTimeOffset?> ChargeAsync(UnitOfWork work, string claim, StoredAccount? account, CancellationToken ct) =>
        ChargeAsync(
            work, claim, "account.locked", account is null ? "unknown" : ActorReference.Of(account.ActorId).ToString(), ct);

    /// <summary>Counts an attempt. Null when it may be made; otherwise until when none may.</summary>
    /// <param name="locking">The event that says that it was one too many.</param>
    /// <param name="subject">What the event is about.</param>
    public static async Task<DateTimeOffset?> ChargeAsync(
        UnitOfWork work, string claim, string locking, string subject, CancellationToken ct)
    {
        const string Sql = """
            insert into attempt_guard (claim, failures, last_at) values (@claim, 1, @at)
            on conflict (claim) do update set
            failures = case when attempt_guard.last_at < @forgotten then 1 else attempt_guard.failures + 1 end, last_at = @at
            where attempt_guard.locked_until is null or attempt_guard.locked_until <= @at
            returning failures
            """;
        var at = work.Context.At;
        var args = new { claim, at = work.Context.AtMicroseconds, forgotten = Instant.ToMicroseconds(at - Day) };
        if (await work.ListAsync<long>(Sql, args, ct) is not [var failures]) return await LockedUntilAsync(work, claim, ct);
        if (failures < Free) return null;

        var until = at + Lock(failures);
        await work.ExecuteAsync(
            "update attempt_guard set locked_until = @until where claim = @claim",
            new { claim, until = Instant.ToMicroseconds(until) },
            ct);
        work.Record(locking, subject, new { failures, until });
        return null;
    }

    /// <summary>Forgets the attempts: one succeeded, or an administrator unlocks.</summary>
    public static Task<int> ClearAsync(UnitOfWork work, string claim, CancellationToken ct) =>
        work.ExecuteAsync("delete from attempt_guard where claim = @claim", new { claim }, ct);

    public static async Task<DateTimeOffset?> LockedUntilAsync(Reading reading, string claim, CancellationToken ct)
    {
        var until = await reading.FindAsync<long?>("select locked_until from attempt_guard where claim = @claim", new { claim }, ct);
        return until is { } instant ? Instant.FromMicroseconds(instant) : null;
    }

    /// <summary>The claims that are locked at an instant, and until when.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> LocksAsync(
        Reading reading, DateTimeOffset at, CancellationToken ct)
    {
        const string Sql = "select claim, locked_until from attempt_guard where locked_until > @at";
        var rows = await reading.ListAsync<(string Claim, long Until)>(Sql, new { at = Instant.ToMicroseconds(at) }, ct);
        return rows.ToDictionary(row => row.Claim, row => Instant.FromMicroseconds(row.Until), StringComparer.Ordinal);
    }

    internal static TimeSpan Lock(long failures)
    {
        var doubled = Math.Min(failures - Free, 10);
        var span = FirstLock * (1 << (int)doubled);
        return span < Day ? span : Day;
    }
}
