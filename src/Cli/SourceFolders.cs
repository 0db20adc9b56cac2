namespace Paseban.Cli;

/// <summary>Finds the folders that are shipped beside the program: the law, the territory.</summary>
internal static class SourceFolders
{
    /// <summary>The nearest folder of that name, from the current folder upwards, then from the program's own upwards.</summary>
    public static string Find(string name) =>
        Above(Environment.CurrentDirectory).Concat(Above(AppContext.BaseDirectory))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(Directory.Exists) ?? name;

    /// <summary>A folder and all that contain it, the innermost first.</summary>
    public static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
