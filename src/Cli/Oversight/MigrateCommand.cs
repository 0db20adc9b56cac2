using Paseban.Assistance.Oversight;

namespace Paseban.Cli.Oversight;

internal sealed class MigrateCommand : SessionCommand
{
    private readonly Option<bool> sandbox = new("--sandbox")
    {
        Description = "Mark a new database as a sandbox: "
            + "PASEBAN_CLOCK is honoured there, and nothing in it is real. It stays one for good.",
    };

    private readonly Option<string?> demo = new("--demo") { Description = "The world that 'paseban demo' plays in it.", Hidden = true };

    public MigrateCommand() : base(
        Access.Migrating,
        "migrate",
        "Makes the database, or brings its tables to this version, and ties it to its key ring. Safe to repeat.",
        "paseban migrate",
        "paseban migrate --database sqlite:trial.db --sandbox",
        "paseban migrate --database \"postgres:Host=localhost;Database=paseban;Username=paseban\" --keys /etc/paseban/keys")
    {
        Add(sandbox);
        Add(demo);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new MigrateDatabaseRequest(session.Keys.Fingerprint, session.Get(sandbox), session.Get(demo));
        var migrated = await new MigrateDatabase(session.Database).RunAsync(request, session.Context(ProcessKind.DatabaseMigrating), ct);
        return session.Finish(migrated, (page, result) => View(page, session, result));
    }

    private static void View(Page page, Session session, DatabaseMigrated result)
    {
        if (result.Applied.Count == 0) page.Good($"{result.Location} sudah mutakhir.", $"{result.Location} is up to date.");
        else page.Good(
            $"{result.Location}: {result.Applied.Count} migrasi diterapkan.",
            $"{result.Location}: {Plural.Of(result.Applied.Count, "migration", "migrations")} applied.");
        page.Pairs(
            ("Kunci", "Key ring", session.Place.KeysFolder),
            ("Jenis", "Kind", result.IsSandbox ? "sandbox" : page.Word("nyata", "real")));
        page.Line(page.Word(
            "Simpan salinan kunci di tempat lain: tanpa kunci, identitas tidak dapat dibaca lagi.",
            "Keep a copy of the key ring elsewhere: without it no identity can be read again."));
        if (result.Actors == 0) page.Next("Berikutnya:", "Next:", "paseban actor bootstrap --name \"...\"");
    }
}
