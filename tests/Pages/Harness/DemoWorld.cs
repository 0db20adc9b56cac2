using System.Diagnostics;

namespace Paseban.Tests.Pages.Harness;

/// <summary>
/// The world that pages are shown on: the registration wave of 2021 at a small scale, played by the program itself from the first day to
/// the paid January, once a test run. Every test looks at a copy of its own when it changes something.
/// </summary>
public sealed class DemoWorld : IDisposable
{
    private readonly Lazy<Task> played;

    private readonly TemporaryFolder folder = new();

    public DemoWorld() => played = new(PlayAsync);

    public string Keys => folder.Of("demo/keys");

    public string Database => folder.Of("demo/paseban.db");

    /// <summary>Who may log in, as the demo tells; there once a copy was made.</summary>
    public string Users => folder.Of("demo/users.txt");

    /// <summary>A copy that a test may change.</summary>
    public async Task<string> CopyAsync(TemporaryFolder place)
    {
        await played.Value;
        var copy = place.Of("paseban.db");
        File.Copy(Database, copy, overwrite: true);
        return copy;
    }

    /// <summary>A copy of the outside world, its bank's books and the exchange folder, as <c>world</c> and <c>bank</c>.</summary>
    public async Task CopyOutsideAsync(TemporaryFolder place)
    {
        await played.Value;
        foreach (var name in (string[])["world", "bank"])
        {
            var from = folder.Of("demo/" + name);
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(place.Of(name), Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task PlayAsync()
    {
        var program = RepositoryRoot.Of("artifacts/bin/Cli/release/paseban");
        Assert.True(File.Exists(program), "The program is not built. Use ./paseban test.");
        using var demo = Process.Start(new ProcessStartInfo(
            program, ["demo", "--scenario", "registration-2021", "--scale", "0.002", "--out", folder.Of("demo"), "--quiet", "--json"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Of("."),
        })!;
        var (output, errors) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        await demo.WaitForExitAsync();
        Assert.True(demo.ExitCode == 0, $"The demo ended with {demo.ExitCode}: {await errors} {await output}");
    }
}
