namespace Paseban.Assistance.Deliberation;

/// <summary>
/// Where printed minutes lie. A file has its name only when its minutes are signed; one that a crash kept from its name is printed again.
/// </summary>
internal static class MinutesFile
{
    public static string PathOf(string folder, string number) =>
        Path.Combine(folder, $"{number.Replace('/', '_')}.pdf");

    public static async Task PrepareAsync(string path, byte[] pdf, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllBytesAsync(path + ".part", pdf, ct);
    }

    public static void Publish(string path) => File.Move(path + ".part", path, overwrite: true);
}
