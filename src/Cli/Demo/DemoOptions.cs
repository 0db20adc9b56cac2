using System.CommandLine.Parsing;
using System.Globalization;

namespace Paseban.Cli.Demo;

/// <summary>What the demo takes; a value that no demo can be played with is refused with the command line, before it begins.</summary>
internal sealed class DemoOptions
{
    private static readonly string[] Scenarios = ["year-2024", "august-2025", "registration-2021"];

    private readonly Option<string> scenario = new("--scenario")
    {
        HelpName = "NAME",
        Description = $"{string.Join(", ", Scenarios)}, or the path of a scenario file.",
        DefaultValueFactory = _ => Scenarios[0],
        CustomParser = Scenario,
    };

    private readonly Option<long> seed = new("--seed")
    {
        HelpName = "N",
        Description = "Another seed makes other people and the same totals.",
        DefaultValueFactory = _ => 1,
        CustomParser = Seed,
    };

    private readonly Option<decimal> scale = new("--scale")
    {
        HelpName = "X",
        Description = "Every figure times this, at most 1, rounded: 0.01 for a quick trial.",
        DefaultValueFactory = _ => 1m,
        CustomParser = Scale,
    };

    private readonly Option<string> root = new("--out")
    {
        HelpName = "DIR", Description = "Where everything of it lies.", DefaultValueFactory = _ => Path.Combine("artifacts", "demo"),
    };

    public void AddTo(Command command)
    {
        command.Add(scenario);
        command.Add(seed);
        command.Add(scale);
        command.Add(root);
    }

    public DemoWorld World(ParseResult args) =>
        new(args.GetRequiredValue(scenario), args.GetRequiredValue(seed), args.GetRequiredValue(scale));

    public DemoPlace Place(Host host, ParseResult args)
    {
        var folder = Path.GetFullPath(args.GetRequiredValue(root));
        return new(folder, GlobalOptions.GivenDatabase(host, args) ?? $"sqlite:{Path.Combine(folder, "paseban.db")}");
    }

    private static string? Scenario(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Scenarios.Contains(text, StringComparer.Ordinal) || File.Exists(text)) return text;
        given.AddError($"--scenario: there is no scenario and no file '{text}'. The scenarios are {string.Join(", ", Scenarios)}.");
        return null;
    }

    private static long Seed(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        given.AddError($"--seed: '{text}' is no seed. Give a whole number: 7.");
        return 0;
    }

    private static decimal Scale(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= 1)
            return factor;
        given.AddError($"--scale: '{text}' is no scale. Give a number above 0 and at most 1, with a point: 0.01.");
        return 0;
    }
}
