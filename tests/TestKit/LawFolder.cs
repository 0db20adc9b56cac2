using Paseban.Rules;

namespace Paseban.Tests.TestKit;

/// <summary>The law of this repository, read from disk.</summary>
public static class LawFolder
{
    private static readonly Lazy<IReadOnlyList<LawFile>> Read = new(() =>
    {
        var root = RepositoryRoot.Of("law");
        return [.. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new LawFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)))];
    });

    private static readonly Lazy<Rules.Law> Loaded = new(() => Rules.Law.Load(Files).Value);

    public static IReadOnlyList<LawFile> Files => Read.Value;

    public static Rules.Law Law => Loaded.Value;

    /// <summary>The files with the text of one changed; the change must change something.</summary>
    public static IReadOnlyList<LawFile> With(string path, string what, string instead)
    {
        var changed = Files
            .Select(file => file.Path == path ? file with { Text = file.Text.Replace(what, instead, StringComparison.Ordinal) } : file)
            .ToList();
        return changed.SequenceEqual(Files) ? throw new ArgumentException($"law/{path} does not say '{what}'.", nameof(what)) : changed;
    }
}
