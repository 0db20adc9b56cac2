using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

/// <summary>How a new token is made and handed over: on the screen once, or into a file that only its owner can read.</summary>
internal sealed class TokenOptions
{
    private readonly Option<int> days = Operand.Count(
        "--days", $"How long the token holds, at most {AccessToken.MaximumDays} days.", 90);

    private readonly Option<string?> file = new("--token-file")
    {
        HelpName = "FILE",
        Description = "Write the token there instead of showing it. "
            + "A token already in the file is used, so that the command can be repeated.",
    };

    public void AddTo(Command command)
    {
        command.Add(days);
        command.Add(file);
    }

    /// <summary>The token is written before it is stored: a crash between the two leaves a file that a repeat makes valid.</summary>
    public (string Token, NewToken New, string? File) Make(Session session)
    {
        var path = session.Get(file);
        var token = path is not null && File.Exists(path) ? File.ReadAllText(path).Trim() : AccessToken.Generate();
        if (path is not null) TokenFile.Write(path, token);
        return (token, new NewToken(AccessToken.Hash(token), session.Now.AddDays(session.Get(days))), path);
    }

    public static void View(Page page, string? token, string? file, DateTimeOffset expiresAt)
    {
        page.Pairs(("Berlaku sampai", "Holds until", Page.Date(expiresAt)));
        if (file is not null)
        {
            page.Pairs(("Berkas token", "Token file", file));
            return;
        }
        page.Line();
        page.Line($"  {token}");
        page.Line();
        page.Line(page.Word("Token ini tidak akan ditampilkan lagi.", "This token is not shown again."));
        page.Next("Pemiliknya menjalankan:", "Its owner runs:", "paseban login");
    }
}
