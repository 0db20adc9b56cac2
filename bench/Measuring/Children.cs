using System.Diagnostics;
using System.Text.Json;
using Paseban.Bench.Steps;
using Paseban.Storage;

namespace Paseban.Bench.Measuring;

/// <summary>Starts the measuring processes, one after the other.</summary>
/// <param name="Say">Told what is measured and each result.</param>
internal sealed record Children(IReadOnlyList<Step> Steps, Action<string> Say)
{
    // The bench's database keeps what it has committed, as a real one would; the tests' need not.
    private const string DurableVariable = "PASEBAN_POSTGRES_DURABLE";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync(Engine engine, long people, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("paseban-bench-").FullName;
        try
        {
            using var process = Process.Start(Start(engine, Child.Arguments(engine, people, folder, Steps)))!;
            await using var stop = ct.Register(() => process.Kill(entireProcessTree: true));
            var measured = new List<Measurement>();
            while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
            {
                var one = JsonSerializer.Deserialize(line, MeasurementJson.Default.Measurement)!;
                measured.Add(one);
                Say(Line(one));
            }
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0
                ? measured
                : throw new InvalidOperationException($"Measuring {engine} with {people} people broke off.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Line(Measurement one)
    {
        var step = $"{one.Engine,-9}{one.People,10:N0} people  {one.Step,-10}{one.Seconds,9:0.00} s";
        return one.Ratio is null ? step : $"{step}  floor {one.FloorSeconds,7:0.00} s{one.Ratio,8:0.0}x";
    }

    private static ProcessStartInfo Start(Engine engine, string[] arguments)
    {
        string[] words = [Environment.ProcessPath!, .. arguments];
        if (engine == Engine.Postgres) words = [Repository.Of("tests/TestKit/with-postgres"), .. words];
        var start = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment[DurableVariable] = "1";
        return start;
    }
}
