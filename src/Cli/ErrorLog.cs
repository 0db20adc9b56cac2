using System.Globalization;

namespace Paseban.Cli;

/// <summary>Where a fault of the program is written with all that is needed to find it, readable by its owner only.</summary>
internal static class ErrorLog
{
    public static string Write(Host host, ParseResult args, Exception fault)
    {
        var folder = host.UserFolder("XDG_STATE_HOME", Path.Combine(".local", "state"));
        Directory.CreateDirectory(folder);
        var at = host.Time.GetUtcNow();
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"error-{at:yyyyMMdd'T'HHmmss'.'fff}.log"));
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var log = new StreamWriter(new FileStream(path, options));
        // The command's name only: its arguments may hold a token or an identity number.
        log.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{at:O} paseban {args.CommandResult.Command.Name} ({Environment.OSVersion}, .NET {Environment.Version})"));
        log.WriteLine(fault);
        return path;
    }
}
