using Paseban.Assistance.Accounts;

namespace Paseban.Assistance.Oversight;

/// <summary>What a database says of itself.</summary>
/// <param name="KeyRing">Fingerprint of the key ring that its identities are encrypted with; null before the first migration ended.</param>
/// <param name="IsSandbox">Made for trials: its clock may be set by hand, and nothing in it is about real people.</param>
/// <param name="Demo">The world that the demo plays in it; null when it is not the demo's.</param>
/// <param name="Actors">How many actors were ever added.</param>
public sealed record DatabaseMarks(string? KeyRing, bool IsSandbox, string? Demo, long Actors)
{
    internal const string KeyRingSetting = "key_ring";
    internal const string SandboxSetting = SandboxMark.Setting;
    internal const string DemoSetting = "demo";

    /// <summary>Null where the tables are missing or older than this version needs.</summary>
    public static async Task<DatabaseMarks?> ReadAsync(Database database, CancellationToken ct = default)
    {
        if ((await database.PendingMigrationsAsync(ct)).Count > 0) return null;
        await using var reading = await database.ReadAsync(ct);
        return await ReadAsync(reading, ct);
    }

    internal static async Task<DatabaseMarks> ReadAsync(Reading reading, CancellationToken ct)
    {
        var settings = (await reading.ListAsync<(string Name, string Value)>("select name, value from setting", ct: ct))
            .ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        return new(
            settings.GetValueOrDefault(KeyRingSetting),
            settings.ContainsKey(SandboxSetting),
            settings.GetValueOrDefault(DemoSetting),
            await ActorStore.CountAsync(reading, ct));
    }
}
