using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class IssueTokenCommand : SessionCommand
{
    private readonly Argument<string> name = ActorCommands.Name("Whose token.");
    private readonly Option<bool> keep = new("--keep-others")
    {
        Description = "Earlier tokens go on holding (two machines); otherwise they end now.",
    };
    private readonly TokenOptions token = new();

    public IssueTokenCommand() : base(
        Access.To(ProcessKind.ActorChanging),
        "token",
        "Issues a new token and ends the earlier ones.",
        "paseban actor token \"Budi Santoso\"",
        "paseban actor token \"Budi Santoso\" --days 7 --keep-others --token-file budi.token")
    {
        Add(name);
        Add(keep);
        token.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var (text, made, file) = token.Make(session);
        var request = new IssueTokenRequest(session.Get(name), made, session.Get(keep));
        var issued = await new IssueToken(session.Database).RunAsync(request, session.Context(ProcessKind.ActorChanging), ct);
        return session.Finish(issued, (page, result) => View(page, result, text, file));
    }

    private static void View(Page page, TokenIssued result, string token, string? file)
    {
        page.Good($"Token baru untuk {result.Name}.", $"New token for {result.Name}.");
        page.Pairs(("Token lama dicabut", "Earlier tokens ended", page.Count(result.Revoked)));
        TokenOptions.View(page, token, file, result.ExpiresAt);
    }
}
