using System.Text.Json;

namespace Paseban.Cli.Demo;

/// <summary>A run that the demo began.</summary>
/// <param name="Top">The calendar's run; a reissue belongs to it, however deep.</param>
/// <param name="Parent">The run that it reissues; null for one of the calendar.</param>
/// <param name="Closed">Nothing of it is open any more.</param>
internal sealed record PlayedRun(string Name, string Top, string? Parent, DateOnly ValueDate, bool Closed);

/// <summary>
/// How far a demo has come. It only saves time and remembers the clock: every step asks the data first and can be taken again, so a state
/// that is a step behind after a kill does no harm.
/// </summary>
internal sealed class DemoState
{
    public required string Key { get; init; }

    /// <summary>The simulated instant.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Steps of the calendar that were finished, counted from the first.</summary>
    public int StepsDone { get; set; }

    public bool IsSetUp { get; set; }

    /// <summary>The last of the bank's account corrections that was imported.</summary>
    public long Corrections { get; set; }

    public List<PlayedRun> Runs { get; init; } = [];

    /// <summary>References of the newest rankings, by programme.</summary>
    public Dictionary<string, string> Rankings { get; init; } = new(StringComparer.Ordinal);

    /// <summary>References of the applications that were made from single forms, by the form's file.</summary>
    public Dictionary<string, string> Applications { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Milliseconds by kind of step.</summary>
    public Dictionary<string, long> Milliseconds { get; init; } = [];

    /// <summary>The largest memory of any process so far, in bytes.</summary>
    public long PeakMemory { get; set; }

    public bool IsFinished { get; set; }

    public static DemoState Open(string path, string key) =>
        File.Exists(path) ? Read(path) ?? throw new InvalidDataException($"{path} is not a demo's state.") : new DemoState { Key = key };

    /// <summary>The key of the demo whose state lies there; null when there is none.</summary>
    public static string? WhoseIs(string path) => File.Exists(path) ? Read(path)?.Key : null;

    public void Save(string path)
    {
        File.WriteAllText(path + ".part", JsonSerializer.Serialize(this, JsonOutput.Options));
        File.Move(path + ".part", path, overwrite: true);
    }

    private static DemoState? Read(string path) => JsonSerializer.Deserialize<DemoState>(File.ReadAllText(path), JsonOutput.Options);
}
