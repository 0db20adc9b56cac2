namespace Paseban.Cli;

/// <summary>What every command understands, read from the command line first and from the environment second.</summary>
internal static class GlobalOptions
{
    private const string DefaultDatabase = "sqlite:paseban.db";

    public static void AddTo(RootCommand root)
    {
        root.Add(
            Text(
                "--database",
                "SPEC",
                $"Where the data is: sqlite:PATH or postgres:CONNECTION-STRING. [PASEBAN_DATABASE; default {DefaultDatabase}]"));
        root.Add(Text("--keys", "DIR", "Folder of the key ring. [PASEBAN_KEYS; default paseban-keys beside the SQLite file, else here]"));
        root.Add(Text("--law", "DIR", "Folder of the law files. [PASEBAN_LAW; default law, here or in a folder above]"));
        root.Add(
            Text(
                "--token",
                "TOKEN",
                "Proves who acts. Others on this machine can see it: better set PASEBAN_TOKEN, or use 'paseban login' once."));
        var language = Text(
            "--language", "id|en", "Words of the results. [default: texts for citizens in Indonesian, the rest in English]");
        language.AcceptOnlyFromAmong("id", "en");
        root.Add(language);
        root.Add(Flag("--json", "Results as one JSON document on standard output, for machines."));
        root.Add(Flag("--quiet", "No progress and no advice; results and problems only."));
    }

    public static string Database(Host host, ParseResult args) => GivenDatabase(host, args) ?? DefaultDatabase;

    /// <summary>Null when neither the command line nor the environment names one.</summary>
    public static string? GivenDatabase(Host host, ParseResult args) => Setting(host, args, "--database", "PASEBAN_DATABASE");

    public static string? Keys(Host host, ParseResult args) => Setting(host, args, "--keys", "PASEBAN_KEYS");

    public static string? Law(Host host, ParseResult args) => Setting(host, args, "--law", "PASEBAN_LAW");

    public static string? Token(Host host, ParseResult args) => Setting(host, args, "--token", "PASEBAN_TOKEN");

    public static bool Json(ParseResult args) => args.GetValue<bool>("--json");

    public static bool Quiet(ParseResult args) => args.GetValue<bool>("--quiet");

    public static Wording Wording(ParseResult args) => args.GetValue<string?>("--language") switch
    {
        "id" => new Wording(Language.Indonesian, Language.Indonesian),
        "en" => new Wording(Language.English, Language.English),
        _ => new Wording(Language.English, Language.Indonesian),
    };

    private static string? Setting(Host host, ParseResult args, string option, string variable) =>
        args.GetValue<string?>(option) is { Length: > 0 } given ? given : host.Variable(variable) is { Length: > 0 } set ? set : null;

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description, Recursive = true };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Recursive = true };
}

/// <param name="Operator">The language of headings and advice.</param>
/// <param name="Citizen">The language of reasons and explanations, which end in letters and on the telephone.</param>
internal sealed record Wording(Language Operator, Language Citizen);
