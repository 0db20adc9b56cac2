using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Cli;

/// <summary>
/// The law as it lies on disk. Its files are read at each command; they are parsed once for as long as they stay the same, because a long
/// process (the demo, a watch) gives many commands.
/// </summary>
internal static class LawFolder
{
    private static readonly ConcurrentDictionary<string, Law> Parsed = new(StringComparer.Ordinal);

    public static Outcome<Law> Load(string folder)
    {
        var read = Read(folder);
        if (!read.Succeeded) return read.Problems.ToArray();
        var key = Key(read.Value);
        if (Parsed.TryGetValue(key, out var known)) return known;
        var law = Law.Load(read.Value);
        if (law.Succeeded) Parsed[key] = law.Value;
        return law;
    }

    /// <summary>Every file of the folder, by its path below it.</summary>
    public static Outcome<IReadOnlyList<LawFile>> Read(string folder)
    {
        if (!Directory.Exists(folder))
            return Problem.NotFound("law.missing", $"There is no law folder at {folder}.", "Give it with --law or PASEBAN_LAW.");
        return Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new LawFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .ToList();
    }

    private static string Key(IReadOnlyList<LawFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files) hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
