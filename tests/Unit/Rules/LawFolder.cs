using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

/// <summary>The law of this repository, read from disk for tests.</summary>
internal static class LawFolder
{
    private static readonly Lazy<IReadOnlyList<LawFile>> Read = new(() =>
    {
        var root = Path.Combine(Repository(), "law");
        return [.. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new LawFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))];
    });

    private static readonly Lazy<Law> Loaded = new(() => Law.Load(Files).Value);

    public static IReadOnlyList<LawFile> Files => Read.Value;

    public static Law Law => Loaded.Value;

    /// <summary>The files with the text of one replaced.</summary>
    public static IReadOnlyList<LawFile> With(string path, Func<string, string> change) =>
        [.. Files.Select(file => file.Path == path ? file with { Text = change(file.Text) } : file)];

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Paseban.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Paseban.slnx was not found above the tests.");
        return folder;
    }
}
