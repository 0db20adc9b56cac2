using System.CommandLine.Parsing;
using System.Globalization;

namespace Paseban.Cli;

/// <summary>Options and arguments that are parsed into a type, with that type's own words when they cannot be.</summary>
internal static class Operand
{
    public static Option<T> Required<T>(string name, string help, string description) where T : IParsable<T> =>
        new(name) { HelpName = help, Description = description, Required = true, CustomParser = Parse<T> };

    public static Option<T?> Optional<T>(string name, string help, string description) where T : class, IParsable<T> =>
        new(name) { HelpName = help, Description = description, CustomParser = Parse<T> };

    public static Option<T?> OptionalValue<T>(string name, string help, string description) where T : struct, IParsable<T> =>
        new(name) { HelpName = help, Description = description, CustomParser = result => Parse<T>(result) };

    /// <summary>How many of something, where none or fewer make no sense.</summary>
    public static Option<int> Count(string name, string description, int standard, int least = 1) => new(name)
    {
        HelpName = "N", Description = description, DefaultValueFactory = _ => standard, CustomParser = result => ParseCount(result, least),
    };

    /// <summary>An option that may be repeated, or take several words between commas.</summary>
    public static Option<string[]> Several(string name, string help, string description, bool required = false)
    {
        var option = new Option<string[]>(name)
        {
            HelpName = help, Description = description, Required = required, Arity = ArgumentArity.OneOrMore, CustomParser = SplitAtCommas,
        };
        if (!required) option.DefaultValueFactory = _ => [];
        return option;
    }

    /// <summary>Two flags of which exactly one is given: a decision is never left to a default.</summary>
    public static void AddEither(this Command command, Option<bool> one, Option<bool> other)
    {
        command.Add(one);
        command.Add(other);
        command.Validators.Add(given =>
        {
            if (given.GetValue(one) == given.GetValue(other)) given.AddError($"Give either {one.Name} or {other.Name}.");
        });
    }

    public static Argument<T> Argument<T>(string name, string description) where T : IParsable<T> =>
        new(name) { Description = description, CustomParser = Parse<T> };

    /// <summary>A file that must be there to be read.</summary>
    public static Argument<FileInfo> File(string description) => new("FILE") { Description = description };

    public static Option<FileInfo?> OptionalFile(string name, string description) =>
        new(name) { HelpName = "FILE", Description = description };

    /// <summary>A number as people read it out: RUN-1112-X.</summary>
    public static Argument<Reference?> Reference(string name, string prefix, string description) =>
        new(name) { Description = description, CustomParser = result => ParseReference(result, prefix) };

    private static T? Parse<T>(ArgumentResult result) where T : IParsable<T>
    {
        try
        {
            // A date is written one way only: 03/04/2024 means two days.
            return typeof(T) == typeof(DateOnly) ? (T)(object)IsoDay(result.Tokens[0].Value) : T.Parse(result.Tokens[0].Value, null);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            result.AddError($"{NameOf(result)}: {wrong.Message}");
            return default;
        }
    }

    private static int ParseCount(ArgumentResult result, int least)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least) return count;
        result.AddError($"{NameOf(result)}: '{text}' is not a whole number of at least {least}.");
        return least;
    }

    private static DateOnly IsoDay(string text) =>
        IsoDate.TryParse(text, out var day) ? day : throw new FormatException($"'{text}' is not a day. Write it as 2024-03-01.");

    private static string[] SplitAtCommas(ArgumentResult result) =>
        [
            .. result.Tokens.SelectMany(
                token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        ];

    private static Reference? ParseReference(ArgumentResult result, string prefix)
    {
        var read = Kernel.Reference.Read(prefix, result.Tokens[0].Value);
        if (read.Succeeded) return read.Value;
        result.AddError($"{NameOf(result)}: {read.Problems[0].Message} {read.Problems[0].Remedy}");
        return null;
    }

    private static string NameOf(ArgumentResult result) =>
        result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
}
