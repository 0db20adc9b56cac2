namespace Paseban.Assistance.Territory;

/// <summary>Where the territory files are: in <c>PASEBAN_HOME</c>, or beside the launcher, found upwards from the program.</summary>
public static class TerritoryFolder
{
    internal const string Kelurahan = "dki_wilayah_kelurahan.csv";

    public static Outcome<string> Find()
    {
        if (Environment.GetEnvironmentVariable("PASEBAN_HOME") is { Length: > 0 } home)
        {
            var named = Path.Combine(home, "territory");
            return Holds(named) ? named : Missing($"PASEBAN_HOME is set, but {named} does not hold {Kelurahan}.");
        }
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "territory");
            if (Holds(candidate)) return candidate;
        }
        return Missing($"No folder 'territory' with {Kelurahan} was found from {AppContext.BaseDirectory} upwards.");
    }

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, Kelurahan));

    private static Problem Missing(string message) =>
        Problem.NotFound(
            "territory.folder", message, "The administrators install the folder territory/ beside the program.")
            .InIndonesian(
                $"Folder territory dengan {Kelurahan} tidak ditemukan.",
                "Minta pengelola sistem memasang folder territory/ di samping program.")
            .AtCommandLine("Run the program from its own folder, or set PASEBAN_HOME to the folder that holds territory/.");
}
