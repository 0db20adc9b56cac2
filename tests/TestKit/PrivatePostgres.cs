using System.Diagnostics;
using Xunit;

namespace Paseban.Tests.TestKit;

/// <summary>
/// The PostgreSQL of the tests: the one that <c>./paseban test</c> has started, or one of our own for a run from elsewhere, which ends
/// with this process.
/// </summary>
internal static class PrivatePostgres
{
    public const string Variable = "PASEBAN_TEST_POSTGRES";

    private static readonly Lazy<(string? ConnectionString, string Trouble)> Started = new(Start);

    // Its standard input stays open as long as this process lives; when it closes, the cluster is stopped and removed.
    private static Process? process;

    /// <summary>Skips the calling test where there is none; the reason begins with "PostgreSQL", by which the launcher knows it.</summary>
    public static string ConnectionString
    {
        get
        {
            var (connectionString, trouble) = Started.Value;
            Assert.SkipWhen(connectionString is null, $"PostgreSQL cannot be had: {trouble}");
            return connectionString;
        }
    }

    private static (string? ConnectionString, string Trouble) Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return (given, "");
        if (OperatingSystem.IsWindows()) return (null, $"set {Variable} to a connection string.");

        var start = new ProcessStartInfo(RepositoryRoot.Of("tests/TestKit/with-postgres"))
        {
            ArgumentList = { "bash", "-c", $"printf '%s\\n' \"${Variable}\"; exec cat >/dev/null" },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        return process.StandardOutput.ReadLine() is { } line ? (line, "") : (null, process.StandardError.ReadToEnd().Trim());
    }
}
