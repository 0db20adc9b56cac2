namespace Paseban.Cli.Matching;

internal static class MatchCommands
{
    public static CommandGroup Match() => new(
        "match",
        "Registrations compared with other registers (pemadanan), and judged by the criteria of registration.",
        new MatchCivilCommand(),
        new MatchRevenueCommand(),
        new MatchInstitutionsCommand(),
        new MatchStateAidCommand(),
        new MatchCriteriaCommand());
}
