namespace Paseban.Cli;

/// <summary>The options that say why and on what evidence; a session puts them into the process.</summary>
internal static class Reasons
{
    public static Option<string?> Why(bool required) =>
        new("--reason")
        {
            HelpName = "TEXT",
            Description = "Why, in your words; kept in the audit trail. No names, no identity numbers.",
            Required = required,
        };

    public static Option<string?> Evidence(bool required) =>
        new("--evidence")
        {
            HelpName = "TEXT", Description = "What it rests on: the number of a letter or of minutes.", Required = required,
        };
}
