using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Paseban.Bench.Measuring;
using Paseban.Bench.Reports;
using Paseban.Bench.Steps;
using Paseban.Storage;

namespace Paseban.Bench;

/// <summary>The command line: what to measure, how often, and how to show it.</summary>
internal sealed class BenchCommand : RootCommand
{
    private static readonly long[] GrowthSizes = [25_000, 250_000, 2_500_000];

    private readonly Option<long[]> people = new("--people")
    {
        HelpName = "N,N",
        Description = "Numbers of recipients.",
        CustomParser = Numbers,
        DefaultValueFactory = _ => [Step.GoalPeople],
    };

    private readonly Option<string[]> engines = Words(
        "--engine", "sqlite,postgres", "Engines; PostgreSQL is started privately.", ["sqlite", "postgres"]);

    private readonly Option<string[]> only = Words(
        "--only", "STEP,STEP", "Only these steps; those before them run unmeasured.", [.. Step.All.Select(step => step.Name)]);

    private readonly Option<int> repeat = new("--repeat")
    {
        HelpName = "N", Description = "How often each engine and size is measured; medians are shown.", DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> growth = new("--growth")
    {
        Description = "Shows how speed and memory change from 25,000 to 2,500,000 people (or over --people).",
    };

    private readonly Option<bool> parts = new("--parts") { Description = "Also shows where each step's time goes." };

    private readonly Option<string?> json = new("--json")
    {
        HelpName = "FILE", Description = "Writes JSON into the file, or instead of the tables.", Arity = ArgumentArity.ZeroOrOne,
    };

    public BenchCommand() : base("Measures each step of the process beside the least that could do the same work on this machine.")
    {
        foreach (var option in (Option[])[people, engines, only, repeat, growth, parts, json]) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult asked, CancellationToken ct)
    {
        var load = MachineLoad();
        var steps = asked.GetValue(only)!.Select(name => Step.Find(name)!).ToList();
        var children = new Children(steps, line => Console.Error.WriteLine(line));
        var sizes = asked.GetValue(growth) && asked.GetResult(people) is null or { Implicit: true } ? GrowthSizes : asked.GetValue(people)!;
        var measured = new List<Measurement>();
        foreach (var size in sizes)
        {
            foreach (var engine in asked.GetValue(engines)!.Select(name => Enum.Parse<Engine>(name, ignoreCase: true)))
            {
                for (var i = 0; i < asked.GetValue(repeat); i++) measured.AddRange(await children.MeasureAsync(engine, size, ct));
            }
        }
        await ShowAsync(asked, load, Median.Of(measured));
        return 0;
    }

    private async Task ShowAsync(ParseResult asked, decimal? load, IReadOnlyList<Median> medians)
    {
        if (asked.GetResult(json) is not null)
        {
            var text = new JsonReport(JsonReport.MachineName, load, medians).Write();
            if (asked.GetValue(json) is not { } path)
            {
                await Console.Out.WriteLineAsync(text);
                return;
            }
            await File.WriteAllTextAsync(path, text);
        }
        await Console.Out.WriteLineAsync($"{JsonReport.MachineName}; load {load}\n");
        await Console.Out.WriteLineAsync(Tables.OfFloors(medians, asked.GetValue(parts)));
        if (medians.Any(one => one.Runs[0].Pages is not null)) await Console.Out.WriteLineAsync(Tables.OfPages(medians));
        if (asked.GetValue(growth)) await Console.Out.WriteLineAsync(Tables.OfGrowth(medians));
    }

    private static decimal? MachineLoad() =>
        File.Exists("/proc/loadavg") ? decimal.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    private static long[] Numbers(ArgumentResult result)
    {
        var numbers = new List<long>();
        foreach (var part in result.Tokens[0].Value.Split(','))
        {
            if (long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) numbers.Add(number);
            else result.AddError($"'{part}' is not a number of people, such as 250000.");
        }
        return [.. numbers];
    }

    private static Option<string[]> Words(string name, string help, string description, string[] known)
    {
        var option = new Option<string[]>(name)
        {
            HelpName = help,
            Description = $"{description} Of: {string.Join(", ", known)}.",
            CustomParser = result => result.Tokens[0].Value.Split(','),
            DefaultValueFactory = _ => known,
        };
        option.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',')).Except(known, StringComparer.Ordinal))
                result.AddError($"{name} knows no '{word}', only: {string.Join(", ", known)}.");
        });
        return option;
    }
}
