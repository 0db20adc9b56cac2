namespace Paseban.Assistance.Accounts;

/// <summary>The mark of a database that was made for trials.</summary>
internal static class SandboxMark
{
    public const string Setting = "sandbox";

    public static async Task<bool> IsSetAsync(Reading reading, CancellationToken ct) =>
        await reading.FindAsync<string>("select value from setting where name = @name", new { name = Setting }, ct) is not null;
}
