using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Storage;

namespace Paseban.Cli;

/// <summary>
/// From a command line to a session: open the database, check that its key ring is the one given, take the clock, prove the actor and
/// their right. Each step has its own refusal.
/// </summary>
internal static class SessionOpening
{
    public static async Task<Outcome<Session>> OpenAsync(Host host, ParseResult args, Access access, CancellationToken ct)
    {
        var place = DatabasePlace.Of(host, args);
        if (place.SqliteFile is not null && !access.CreatesDatabase && !File.Exists(place.SqliteFile)) return Missing(place.SqliteFile);
        var opened = Database.Open(place.Specification);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        var database = opened.Value;
        try
        {
            var session = await OpenAsync(host, args, access, database, place, ct);
            if (!session.Succeeded) await database.DisposeAsync();
            return session;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static async Task<Outcome<Session>> OpenAsync(
        Host host, ParseResult args, Access access, Database database, DatabasePlace place, CancellationToken ct)
    {
        if (await database.DefectAsync(ct) is { } defect) return defect;
        var marks = place.SqliteFile is not null && !File.Exists(place.SqliteFile) ? null : await DatabaseMarks.ReadAsync(database, ct);
        if (marks is null && !access.CreatesDatabase) return NotMigrated(database.Location);
        if (marks is not null && KeyRingProblem(place.KeysFolder, marks) is { } wrongRing) return wrongRing;
        var clock = Clock(host, marks, args);
        if (!clock.Succeeded) return clock.Problems.ToArray();
        var actor = await ProveAsync(host, args, access, database, place, marks, clock.Value, ct);
        return actor.Succeeded ? new Session(host, args, database, place, actor.Value, clock.Value) : actor.Problems.ToArray();
    }

    private static async Task<Outcome<Actor>> ProveAsync(
        Host host,
        ParseResult args,
        Access access,
        Database database,
        DatabasePlace place,
        DatabaseMarks? marks,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (!access.NeedsActor || (access.BeforeFirstActor && marks is not { Actors: > 0 })) return Actor.System;
        var token = GlobalOptions.Token(host, args) is { } given ? given.Trim() : TokenFile.Read(host, place);
        if (!token.Succeeded) return token.Problems.ToArray();
        var proven = await new ProveActor(database).RunAsync(token.Value, clock.GetUtcNow(), ct);
        if (!proven.Succeeded) return proven;
        return access.Refusal(proven.Value) is { } refusal ? refusal : proven;
    }

    /// <summary>A clock that is set by hand would let anyone date an approval as they like: only a sandbox has one.</summary>
    private static Outcome<TimeProvider> Clock(Host host, DatabaseMarks? marks, ParseResult args)
    {
        if (host.Variable("PASEBAN_CLOCK") is not { Length: > 0 } text) return host.Time;
        var isSandbox = marks?.IsSandbox ?? args.CommandResult.Command.Options.Any(
            option => option.Name == "--sandbox" && args.GetValue((Option<bool>)option));
        if (!isSandbox)
        {
            return Problem.Forbidden(
                "clock.real-database",
                "PASEBAN_CLOCK is set, but this database is not a sandbox: its clock is the real one.",
                "Unset PASEBAN_CLOCK, or check --database.");
        }
        return DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new FixedClock(at.ToUniversalTime())
            : Problem.Invalid("clock.format", $"PASEBAN_CLOCK is '{text}', which is no instant.", "Write it as 2024-03-01T09:00:00+07:00.");
    }

    /// <summary>Why the key ring in a folder is not the one of this database; null when it is, or when the database has none yet.</summary>
    public static Problem? KeyRingProblem(string folder, DatabaseMarks marks)
    {
        if (marks.KeyRing is null) return null;
        if (!File.Exists(Path.Combine(folder, "keyring.json")))
        {
            return Problem.NotFound(
                "keys.missing",
                $"There is no key ring in {folder}.",
                "Give its folder. Without it no identity can be read.")
                .InIndonesian($"Tidak ada kunci di {folder}.", "Sebutkan foldernya. Tanpa kunci, identitas tidak dapat dibaca.")
                .AtCommandLine("Give it with --keys or PASEBAN_KEYS.");
        }
        using var ring = KeyRing.OpenOrCreate(folder);
        return ring.Fingerprint == marks.KeyRing
            ? null
            : Problem.Conflict(
                "keys.other",
                $"The key ring in {folder} belongs to another database.",
                "Give the folder of this database's key ring.")
                .InIndonesian($"Kunci di {folder} milik basis data lain.", "Sebutkan folder kunci basis data ini.")
                .AtCommandLine("Give it with --keys or PASEBAN_KEYS.");
    }

    private static Problem Missing(string file) =>
        Problem.NotFound(
            "database.missing", $"There is no database at {file}.", "Make one, or name another with --database.")
            .InIndonesian($"Tidak ada basis data di {file}.", "Buat dahulu, atau sebutkan yang lain dengan --database.")
            .AtCommandLine("Make it: paseban migrate");

    private static Problem NotMigrated(string location) =>
        Problem.Conflict(
            "database.not-migrated",
            $"{location} has no Paseban tables, or older ones than this version needs.",
            "Bring them to this version.")
            .InIndonesian($"{location} belum berisi tabel Paseban, atau tabelnya masih versi lama.", "Mutakhirkan dahulu.")
            .AtCommandLine("Run: paseban migrate");

    private sealed class FixedClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
