namespace Paseban.Assistance.Accounts;

/// <summary>Finds out who acts from the token they show.</summary>
public sealed class ProveActor(Database database)
{
    public async Task<Outcome<Actor>> RunAsync(string token, DateTimeOffset at, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (!AccessToken.IsWellFormed(token) || await ActorStore.FindTokenAsync(reading, AccessToken.Hash(token), ct) is not { } known)
            return Refused("token.unknown", new("Token ini tidak dikenal di sini.", "This token is not known here."));
        if (known.RevokedAt is not null) return Refused("token.revoked", new("Token ini sudah dicabut.", "This token was revoked."));
        if (known.ExpiresAt is { } expires && Instant.ToMicroseconds(at) >= expires)
            return Refused("token.expired", new("Token ini sudah kedaluwarsa.", "This token has expired."));

        return await ActorStore.ActAsync(reading, known.ActorId, ct) is { } actor
            ? actor
            : Refused("actor.retired", new("Pemilik token ini sudah berhenti.", "Its owner has retired."));
    }

    private static Problem Refused(string code, BilingualText message) =>
        Problem.Forbidden(code, message.En, "Ask an administrator for a new one.")
            .InIndonesian(message.Id, "Minta yang baru kepada administrator.")
            .AtCommandLine("They use: paseban actor token NAME; you then: paseban login");
}
