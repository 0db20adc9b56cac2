using System.Globalization;

namespace Paseban.Tests.Sandbox;

/// <summary>
/// Reads a world's decree and event files as a payer would, month by month, knowing nothing of how they were made: who is on a list, not
/// ended, not suspended, old enough for KLJ and young enough for KAJ on the month's first day.
/// </summary>
internal sealed class Replay
{
    private sealed record Line(string Nik, string Programme, string From, string To, string Cohort);

    private readonly List<Line> lines = [];
    private readonly Dictionary<string, string> births;
    private readonly Dictionary<string, (string From, string To)> stops = new(StringComparer.Ordinal);

    public Replay(SmallWorld world)
    {
        foreach (var step in world.Calendar["steps"]!.AsArray())
        {
            var file = (string?)step!["file"];
            switch ((string?)step["do"])
            {
                case "decree-import" or "decree-amend": lines.AddRange(world.Rows(file!).Select(ReadLine)); break;
                case "recipients": foreach (var row in world.Rows(file!)) Stop(row); break;
                default: break;
            }
        }
        var listed = lines.Select(line => line.Nik).ToHashSet(StringComparer.Ordinal);
        Listed = listed.Count;
        births = world.Rows("registry/persons.csv")
            .Where(row => listed.Contains(row["nik"]))
            .ToDictionary(row => row["nik"], row => row["tanggal_lahir"], StringComparer.Ordinal);
    }

    public int Lines => lines.Count;

    public int Listed { get; }

    /// <summary>People by programme who are due that month.</summary>
    public Dictionary<string, int> Due(string month, string? cohort = null) => lines
        .Where(line => (cohort is null || line.Cohort == cohort) && IsDue(line, month))
        .GroupBy(line => line.Programme, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private bool IsDue(Line line, string month)
    {
        if (string.CompareOrdinal(month, line.From) < 0 || string.CompareOrdinal(month, line.To) > 0) return false;
        var first = month + "-01";
        var stopped = stops.TryGetValue(line.Nik, out var stop)
            && string.CompareOrdinal(first, stop.From) >= 0 && string.CompareOrdinal(first, stop.To) < 0;
        if (stopped) return false;
        return line.Programme switch
        {
            "KLJ" => string.CompareOrdinal(Birthday(births[line.Nik], 60), first) <= 0,
            "KAJ" => string.CompareOrdinal(Birthday(births[line.Nik], 7), first) > 0,
            _ => true,
        };
    }

    private void Stop(Dictionary<string, string> row)
    {
        if (row["tindakan"] == "pulihkan") stops[row["nik"]] = (stops[row["nik"]].From, row["berlaku"]);
        else stops.Add(row["nik"], (row["berlaku"], "9999-12-31"));
    }

    private static string Birthday(string born, int age)
    {
        var year = int.Parse(born.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) + age;
        return year.ToString(CultureInfo.InvariantCulture) + born[4..];
    }

    private static Line ReadLine(Dictionary<string, string> row) =>
        new(row["nik"], row["program"], row["mulai"], row["sampai"], row["kohort"]);
}
