namespace Paseban.Cli;

/// <summary>Where <c>paseban login</c> keeps the token of a database: a file of its own that only its owner can read.</summary>
internal static class TokenFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string PathOf(Host host, DatabasePlace place) =>
        Path.Combine(host.UserFolder("XDG_CONFIG_HOME", ".config"), place.ShortName + ".token");

    public static Outcome<string> Read(Host host, DatabasePlace place)
    {
        var path = PathOf(host, place);
        if (!File.Exists(path))
        {
            return Problem.Forbidden(
                "token.missing",
                "This command needs to know who acts.",
                "An administrator hands out tokens.")
                .InIndonesian("Perintah ini perlu tahu siapa yang bertindak.", "Token diberikan oleh administrator.")
                .AtCommandLine("Keep it: paseban login; or set PASEBAN_TOKEN.");
        }
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None)
            return Problem.Forbidden(
                "token.exposed", $"Others on this machine can read {path}.", $"Run: chmod 600 {path}, and ask for a new token.");
        return File.ReadAllText(path).Trim();
    }

    public static void Write(string path, string token)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = path + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new StreamWriter(new FileStream(part, options))) file.WriteLine(token);
        File.Move(part, path, overwrite: true);
    }
}
