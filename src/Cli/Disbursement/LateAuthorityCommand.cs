using Paseban.Assistance.Disbursement;

namespace Paseban.Cli.Disbursement;

internal sealed class LateAuthorityCommand : SessionCommand
{
    private readonly Option<int> year = new("--year") { HelpName = "YEAR", Description = "The closed fiscal year.", Required = true };
    private readonly Option<string> authority = Operand.Required<string>("--authority", "TEXT", "The decision: kind, number and date.");

    public LateAuthorityCommand() : base(
        Access.To(ProcessKind.LateMonthsAuthorising),
        "late-authority",
        "Records the authority under which months of a closed year may still be paid; 'run build' and 'run reissue' name it.",
        "paseban budget late-authority --year 2024 --authority \"Kepgub 12/2025, 3 February 2025\"")
    {
        Add(year);
        Add(authority);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var recorded = await new AuthoriseLateMonths(session.Database).RunAsync(
            session.Get(year), session.Get(authority), session.Context(ProcessKind.LateMonthsAuthorising), ct);
        return session.Finish(
            recorded.Select(text => new Recorded(session.Get(year), text)),
            (page, result) =>
                page.Good($"Dicatat untuk {result.Year}: {result.Authority}", $"Recorded for {result.Year}: {result.Authority}"));
    }

    private sealed record Recorded(int Year, string Authority);
}
