namespace Paseban.Assistance.Oversight;

/// <param name="KeyRing">Fingerprint of the key ring that this database is to be used with.</param>
/// <param name="Sandbox">Mark it as a sandbox; only while nobody acts in it.</param>
/// <param name="Demo">The world that the demo plays in it; null for any other use.</param>
public sealed record MigrateDatabaseRequest(string KeyRing, bool Sandbox, string? Demo);

/// <param name="Applied">Migrations applied now; empty when the database was up to date.</param>
/// <param name="Actors">How many were ever added; none when it is new.</param>
public sealed record DatabaseMigrated(string Location, IReadOnlyList<string> Applied, bool IsSandbox, string? Demo, long Actors);

/// <summary>Brings the tables to this version and ties the database to its key ring. A repeat changes nothing.</summary>
public sealed class MigrateDatabase(Database database)
{
    public async Task<Outcome<DatabaseMigrated>> RunAsync(
        MigrateDatabaseRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (await database.HoldsOnlyForeignTablesAsync(ct)) return Foreign();
        var applied = await database.MigrateAsync(ct);
        await using var work = await database.BeginAsync(context, ct);
        var before = await DatabaseMarks.ReadAsync(work, ct);
        if (before.KeyRing is { } ring && ring != request.KeyRing) return OtherKeyRing();
        var turnsSandbox = request.Sandbox && !before.IsSandbox;
        if (turnsSandbox && (before.KeyRing is not null || before.Actors > 0)) return InUse();
        if (request.Demo is not null && before.KeyRing is not null && before.Demo != request.Demo) return OtherDemo(before.Demo);

        var after = new DatabaseMarks(request.KeyRing, before.IsSandbox || request.Sandbox, request.Demo ?? before.Demo, before.Actors);
        if (before.KeyRing is null) await SetAsync(work, DatabaseMarks.KeyRingSetting, request.KeyRing, ct);
        if (turnsSandbox) await SetAsync(work, DatabaseMarks.SandboxSetting, "yes", ct);
        if (before.Demo is null && request.Demo is not null) await SetAsync(work, DatabaseMarks.DemoSetting, request.Demo, ct);
        if (applied.Count > 0 || after != before)
            work.Record("database.migrated", "database", new
            {
                applied, keyRing = request.KeyRing, sandbox = after.IsSandbox, demo = after.Demo,
            });
        await work.CommitAsync(ct);
        return new DatabaseMigrated(database.Location, applied, after.IsSandbox, after.Demo, after.Actors);
    }

    private static Task<int> SetAsync(UnitOfWork work, string name, string value, CancellationToken ct) =>
        work.ExecuteAsync("insert into setting (name, value) values (@name, @value)", new { name, value }, ct);

    private static Problem Foreign() =>
        Problem.Conflict(
            "database.foreign",
            "The database holds tables that are not Paseban's.",
            "Make a new database for Paseban.")
            .InIndonesian("Basis data ini berisi tabel yang bukan milik Paseban.", "Buat basis data baru untuk Paseban.")
            .AtCommandLine("Name it with --database.");

    private static Problem OtherKeyRing() =>
        Problem.Conflict(
            "keys.other", "This database belongs to another key ring.", "Use its own key ring.")
            .InIndonesian("Basis data ini milik kunci lain.", "Pakai kunci miliknya sendiri.")
            .AtCommandLine("Name its folder with --keys or PASEBAN_KEYS.");

    private static Problem InUse() =>
        Problem.Conflict("database.in-use", "A database that is in use cannot become a sandbox.", "Make the sandbox in a new database.")
            .InIndonesian(
                "Basis data yang sudah dipakai tidak dapat menjadi tempat latihan.",
                "Buat tempat latihan di basis data baru.");

    private static Problem OtherDemo(string? demo) =>
        Problem.Conflict(
            "database.not-the-demos",
            demo is null ? "This database is in use and is not the demo's." : $"This database holds another demo: {demo}.",
            "Give the demo a database of its own, or delete this one if nobody needs it.")
            .InIndonesian(
                demo is null ? "Basis data ini sedang dipakai dan bukan milik demo." : $"Basis data ini berisi demo lain: {demo}.",
                "Beri demo basis data sendiri, atau hapus yang ini jika tidak diperlukan lagi.");
}
