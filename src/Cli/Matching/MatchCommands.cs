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
        new MatchDuplicatesCommand(),
        new MatchCriteriaCommand(),
        new ListFindingsCommand(),
        new ResolveFindingCommand());

    public static CommandGroup Proposal() => new(
        "proposal",
        "People whom lists proposed without a usable NIK: looked for in the registry, decided once.",
        new LinkProposalsCommand(),
        new ListProposalsCommand(),
        new DecideProposalCommand());

    public static CommandGroup Duplicate() => new(
        "duplicate",
        "Records that may be one person: ranked, grouped, decided once.",
        new ListDuplicatesCommand(),
        new ShowDuplicateCommand(),
        new DecideDuplicateCommand());
}
