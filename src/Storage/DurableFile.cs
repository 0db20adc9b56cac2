using System.Runtime.InteropServices;
using System.Text;

namespace Paseban.Storage;

/// <summary>
/// A file that is there whole or not at all: written as <c>NAME.part</c>, forced to the disk, renamed, and the folder forced to the
/// disk as well, so that a name that was seen is still there after a power cut.
/// </summary>
public static class DurableFile
{
    public const string PartSuffix = ".part";

    /// <summary>When <paramref name="write"/> throws, nothing appears under the name; the part is left to be overwritten.</summary>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        T result;
        using (var part = new FileStream(path + PartSuffix, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            result = write(part);
            part.Flush(flushToDisk: true);
        }
        Publish(path);
        return result;
    }

    public static void WriteText(string path, string text) =>
        Write(path, part =>
        {
            part.Write(Encoding.UTF8.GetBytes(text));
            return true;
        });

    public static async Task CopyAsync(string path, Stream source, CancellationToken ct)
    {
        await using (var part = new FileStream(path + PartSuffix, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            await source.CopyToAsync(part, ct);
            part.Flush(flushToDisk: true);
        }
        Publish(path);
    }

    private static void Publish(string path)
    {
        File.Move(path + PartSuffix, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>
    /// .NET cannot open a folder, and a rename lives in its folder. Other systems than Unix write it through by themselves.
    /// </summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Native.Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (descriptor < 0)
            throw new IOException($"The folder {folder} cannot be opened to be flushed (errno {Marshal.GetLastPInvokeError()}).");
        var failed = Native.Flush(descriptor) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Native.Close(descriptor);
        // EINVAL (22): a file system that has nothing to flush for a folder.
        if (failed && error != 22) throw new IOException($"The folder {folder} could not be flushed (errno {error}).");
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Flush(int descriptor);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
}
