namespace Paseban.Kernel;

/// <summary>
/// Who does what, when and why: every write runs in one. <see cref="At"/> is the only clock that the process reads.
/// </summary>
/// <param name="Kind">What is being done; listed with its events in docs/process/processes.md.</param>
/// <param name="At">The one instant of the process (UTC), taken once at the edge.</param>
/// <param name="Actor">Who acts, proven at the edge.</param>
/// <param name="Reason">Why, in the actor's words; empty where the kind needs none.</param>
/// <param name="Evidence">What it rests on: a letter's number, a file's hash; empty where the kind needs none.</param>
public sealed record ProcessContext(ProcessKind Kind, DateTimeOffset At, Actor Actor, string Reason = "", string Evidence = "")
{
    /// <summary>Jakarta's civil time (WIB), UTC+7 without daylight saving.</summary>
    public static readonly TimeSpan Jakarta = TimeSpan.FromHours(7);

    /// <summary>The civil date in Jakarta at <see cref="At"/>.</summary>
    public DateOnly Today => DateOnly.FromDateTime(At.ToOffset(Jakarta).DateTime);

    /// <summary><see cref="At"/> as it is stored: microseconds since 1970 in UTC.</summary>
    public long AtMicroseconds => Instant.ToMicroseconds(At);
}

public static class Instant
{
    public static long ToMicroseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    public static DateTimeOffset FromMicroseconds(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * 10));
}
