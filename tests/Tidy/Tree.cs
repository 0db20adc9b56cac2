using Paseban.Tests.TestKit;

namespace Paseban.Tests.Tidy;

/// <summary>Every text file of the project as it lies on the disk, so that a new one is under the rules before its first commit.</summary>
internal static class Tree
{
    private static readonly string[] NotOurs = [".git", "artifacts", "bin", "obj", "node_modules", ".vs", ".idea"];

    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".slnx", ".sql", ".md", ".yaml", ".yml", ".json", ".csv", ".cshtml", ".css", ".sh", ".txt", ".xml"];

    private static readonly string[] Scripts = ["paseban", "run", "with-postgres"];

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Read(RepositoryRoot.Folder)];

    public static IEnumerable<SourceFile> Code => Files.Where(file => file.IsCode);

    public static IEnumerable<SourceFile> Product => Code.Where(file => file.IsIn("src"));

    public static IEnumerable<SourceFile> Projects => Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> Documents => Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> Read(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (TextEndings.Contains(Path.GetExtension(path)) || Scripts.Contains(Path.GetFileName(path)))
                yield return new SourceFile(Path.GetRelativePath(RepositoryRoot.Folder, path).Replace('\\', '/'), File.ReadAllText(path));
        }
        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (NotOurs.Contains(Path.GetFileName(path))) continue;
            foreach (var file in Read(path)) yield return file;
        }
    }
}
