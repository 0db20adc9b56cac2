namespace Paseban.Bench;

/// <summary>The folder that holds the whole project, found upwards from the program.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Root = new(Find);

    public static string Of(string path) => Path.Combine(Root.Value, path);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Paseban.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Paseban.slnx.");
    }
}
