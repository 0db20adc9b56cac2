using System.Text.RegularExpressions;

namespace Paseban.Cli;

/// <summary>What a problem's command-line sentence names, for whoever does not read the English around it.</summary>
internal static partial class CommandHint
{
    /// <summary>"See: paseban run list" is "Perintah: paseban run list"; a sentence that names nothing to type stays as it is.</summary>
    public static string InIndonesian(string sentence)
    {
        var commands = sentence.Split("; ").Select(part => Command().Match(part).Value).Where(part => part.Length > 0).ToList();
        if (commands.Count > 0) return $"Perintah: {string.Join("; ", commands)}";
        var options = Option().Matches(sentence).Select(option => option.Value).Distinct().ToList();
        if (options.Count > 0) return $"Opsi: {string.Join(", ", options)}";
        return Place().Replace(sentence, "Berkas: ");
    }

    [GeneratedRegex("paseban [a-z].*")]
    private static partial Regex Command();

    [GeneratedRegex("--[a-z][a-z-]*|PASEBAN_[A-Z_]+")]
    private static partial Regex Option();

    [GeneratedRegex("^(The file: |They are listed in )")]
    private static partial Regex Place();
}
