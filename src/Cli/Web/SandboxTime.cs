namespace Paseban.Cli.Web;

/// <summary>
/// The clock of a sandbox that is looked at in the browser: it goes on from the last thing that happened there, so that a demo of 2024 is
/// not two years old.
/// </summary>
internal sealed class SandboxTime(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    private readonly long begun = real.GetTimestamp();

    public static TimeProvider After(DateTimeOffset? last, TimeProvider real) => last is { } at ? new SandboxTime(at, real) : real;

    public override DateTimeOffset GetUtcNow() => start + real.GetElapsedTime(begun);
}
