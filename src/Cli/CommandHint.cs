using System.Text.RegularExpressions;

namespace Paseban.Cli;

/// <summary>What a problem's command-line sentence names, for whoever does not read the English around it.</summary>
internal static partial class CommandHint
{
    /// <summary>"See: paseban run list" is "Perintah: paseban run list"; a sentence that names nothing to type stays as it is.</summary>
    public static string InIndonesian(string sentence) => string.Join("; ", sentence.Split("; ").Select(Part));

    private static string Part(string part)
    {
        if (Place().Match(part) is { Success: true } place) return $"Berkas: {part[place.Length..]}";
        if (Command().Match(part) is { Success: true } command) return $"Perintah: {command.Value}";
        var options = string.Join(", ", Option().Matches(part).Select(option => option.Value).Distinct());
        if (options.Length == 0) return part;
        return part.StartsWith("Leave ", StringComparison.Ordinal) ? $"Tanpa opsi: {options}" : $"Opsi: {options}";
    }

    [GeneratedRegex("^(The file: |They are listed in )")]
    private static partial Regex Place();

    [GeneratedRegex("paseban [a-z].*")]
    private static partial Regex Command();

    [GeneratedRegex("--[a-z][a-z-]*|PASEBAN_[A-Z_]+")]
    private static partial Regex Option();
}
