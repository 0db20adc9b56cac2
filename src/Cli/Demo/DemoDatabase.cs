using Paseban.Assistance.Oversight;
using Paseban.Storage;

namespace Paseban.Cli.Demo;

/// <summary>What stands against playing in a database; asked before anything is made, so that a refusal leaves nothing behind.</summary>
internal static class DemoDatabase
{
    /// <summary>Empty when the demo may play there: in a new database, or in the one where the same demo was begun.</summary>
    public static async Task<IReadOnlyList<Problem>> ObstaclesAsync(DemoPlace place, DemoWorld world, CancellationToken ct)
    {
        var opened = Database.Open(place.Database);
        if (!opened.Succeeded) return opened.Problems;
        await using var database = opened.Value;
        if (place.DatabaseFile is { } file)
        {
            if (place.IsInside(file) && !place.Holds(world)) return [];
            if (!File.Exists(file)) return FolderProblem(file, place) is { } problem ? [problem] : [];
        }
        return await ProblemAsync(database, place, world, ct) is { } obstacle ? [obstacle] : [];
    }

    private static async Task<Problem?> ProblemAsync(Database database, DemoPlace place, DemoWorld world, CancellationToken ct)
    {
        if (await database.DefectAsync(ct) is { } defect) return defect;
        if (await database.HoldsOnlyForeignTablesAsync(ct)) return NotTheDemos("it holds tables that are not Paseban's");
        var marks = await DatabaseMarks.ReadAsync(database, ct);
        if (marks is null) return null;
        if (marks.Demo is null) return NotTheDemos("it is in use");
        if (marks.Demo != world.Name) return NotTheDemos($"it holds another demo: {marks.Demo}");
        return SessionOpening.KeyRingProblem(place.KeysOf(world), marks) is null
            ? null
            : NotTheDemos("it was played with another --out, where its key ring is");
    }

    private static Problem? FolderProblem(string file, DemoPlace place) =>
        place.IsInside(file) || Directory.Exists(Path.GetDirectoryName(file))
            ? null
            : Problem.NotFound(
                "database.unreachable", $"There is no folder {Path.GetDirectoryName(file)}.", "Make it, or check --database.");

    private static Problem NotTheDemos(string why) => Problem.Conflict(
        "database.not-the-demos",
        $"This database is not the demo's own: {why}.",
        "Give the demo a database of its own with --database; nothing was changed in this one.");
}
