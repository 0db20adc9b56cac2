namespace Paseban.Tests.TestKit;

/// <summary>The folder that holds the whole project, found upwards from the test program.</summary>
public static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    public static string Of(string path) => Path.Combine(Folder, path);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Paseban.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Paseban.slnx.");
    }
}
