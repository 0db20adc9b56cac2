namespace Paseban.Tests.Sandbox;

/// <summary>Where the tests find the repository's files and, beside it, the ISO 20022 schemas.</summary>
internal static class Repository
{
    public static string Territory =>
        Path.Combine(Ancestors().First(folder => File.Exists(Path.Combine(folder, "Paseban.slnx"))), "territory");

    /// <summary>Null where the schemas were not put beside the repository.</summary>
    public static string? Schemas =>
        Ancestors().Select(folder => Path.Combine(folder, "shared", "iso20022")).FirstOrDefault(Directory.Exists);

    private static IEnumerable<string> Ancestors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder.FullName;
    }
}
