using System.Globalization;
using Paseban.Bench.Measuring;
using Paseban.Bench.Reports;
using Paseban.Linkage;

namespace Paseban.Bench.Linkage;

/// <summary>Measures record linkage, which needs no database: <c>--only link-names</c>, <c>--only link-dedup</c>, or both.</summary>
internal static class LinkageBench
{
    private const string Names = "link-names";
    private const string Duplicates = "link-dedup";
    private const int GoalPeople = 1_000_000;
    private const int GoalPairs = 5_000_000;
    private const int GoalSeconds = 60;

    public static bool IsMeant(string[] args) => Only(args).Any(word => word is Names or Duplicates);

    public static int Run(string[] args)
    {
        var only = Only(args);
        if (only.Except([Names, Duplicates]).FirstOrDefault() is { } other)
        {
            Console.Error.WriteLine($"'{other}' is measured apart from linkage. Give --only {Names},{Duplicates} alone.");
            return 2;
        }
        Console.WriteLine($"{JsonReport.MachineName}; load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}\n");
        if (only.Contains(Names)) Console.WriteLine(OfNames());
        if (only.Contains(Duplicates)) Console.WriteLine(OfDuplicates(People(args)));
        return 0;
    }

    /// <summary>Folded names against each other on all cores: any two, and any two that begin alike, which need a closer look.</summary>
    private static TextTable OfNames()
    {
        const int Count = 20_000;
        var people = new MadePeople(1);
        var written = people.Names(Count);
        var left = written.Select(IndonesianName.Fold).ToArray();
        var right = written.Select(name => IndonesianName.Fold(people.SpoilName(name))).ToArray();
        var alike = right.GroupBy(Start).ToDictionary(group => group.Key, group => group.ToArray());
        var found = left.Zip(right).Count(pair => IndonesianName.Compare(pair.First, pair.Second).Agreement < NameAgreement.Weak);
        var table = new TextTable(
            1, "name pairs", "pairs", "seconds", "a second", "a second of one core", "goal", "spoilt names recognised");
        foreach (var (label, others) in ((string, Func<FoldedName, FoldedName[]>)[])
            [("any two", _ => right), ("that begin alike", name => alike.GetValueOrDefault(Start(name), []))])
        {
            Compare(left.AsSpan(0, 200).ToArray(), others);
            Compare(left.AsSpan(0, 200).ToArray(), others);
            var clock = Clock.StartNew();
            var pairs = Compare(label == "any two" ? left.AsSpan(0, 1_000).ToArray() : left, others);
            var spent = clock.Stop();
            table.Add(
                label, $"{pairs:N0}", $"{spent.Time.TotalSeconds:0.00}", $"{pairs / spent.Time.TotalSeconds:N0}",
                $"{pairs / spent.Processor.TotalSeconds:N0}", $"{GoalPairs:N0}", $"{(double)found / Count:P1}");
        }
        return table;
    }

    private static string Start(FoldedName name) => name.Text[..Math.Min(2, name.Text.Length)];

    private static long Compare(FoldedName[] names, Func<FoldedName, FoldedName[]> others)
    {
        var pairs = 0L;
        Parallel.ForEach(names, () => 0L, (name, _, count) =>
        {
            foreach (var other in others(name))
            {
                IndonesianName.Compare(name, other);
                count++;
            }
            return count;
        }, count => Interlocked.Add(ref pairs, count));
        return pairs;
    }

    /// <summary>All that <c>paseban link</c> does between reading and writing, with nothing configured.</summary>
    private static TextTable OfDuplicates(int people)
    {
        Linker.Link(new MadePeople(2).Make(5_000).Table, null, new LinkageConfig());
        var (table, persons) = new MadePeople(3).Make(people);
        PeakMemory.Begin();
        var clock = Clock.StartNew();
        var result = Linker.Link(table, null, new LinkageConfig());
        var spent = clock.Stop();
        var right = result.Pairs.Count(pair => persons[pair.Left] == persons[pair.Right]);
        var shown = new TextTable(
            1, "deduplication", "records", "seconds", "processor seconds", $"goal at {GoalPeople:N0}", "MB", "pairs compared", "precision",
            "recall");
        shown.Add(
            "fuzzy blocking", $"{table.Count:N0}", $"{spent.Time.TotalSeconds:0.0}", $"{spent.Processor.TotalSeconds:0.0}",
            $"{GoalSeconds}", $"{PeakMemory.Megabytes():N0}", $"{result.Model.Compared:N0}", $"{(double)right / result.Pairs.Count:0.0000}",
            $"{(double)right / (table.Count - people):0.0000}");
        return shown;
    }

    private static string[] Only(string[] args) => After(args, "--only")?.Split(',') ?? [];

    private static int People(string[] args) =>
        int.TryParse(After(args, "--people"), CultureInfo.InvariantCulture, out var people) && people > 0 ? people : GoalPeople;

    private static string? After(string[] args, string option)
    {
        var at = Array.IndexOf(args, option);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
