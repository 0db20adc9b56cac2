namespace Paseban.Tests.TestKit;

/// <summary>A new empty folder, removed with everything in it when disposed, or at the latest when the test program ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => AppDomain.CurrentDomain.ProcessExit += Remove;

    public string Path { get; } = Directory.CreateTempSubdirectory("paseban-test-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Remove;
        Remove(null, EventArgs.Empty);
    }

    private void Remove(object? sender, EventArgs e)
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
