using System.Diagnostics;
using System.Globalization;

namespace Paseban.Bench.Measuring;

/// <summary>The most memory that this process held since <see cref="Begin"/>, as the operating system counts it.</summary>
internal static class PeakMemory
{
    private const string Reset = "/proc/self/clear_refs";
    private const string Status = "/proc/self/status";

    /// <summary>Gives back what is free and begins to count anew. Elsewhere than on Linux the count is since the process began.</summary>
    public static void Begin()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists(Reset)) File.WriteAllText(Reset, "5");
    }

    public static long Megabytes()
    {
        if (!File.Exists(Status))
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 >> 20;
        }
        var line = File.ReadLines(Status).First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) >> 10;
    }
}
