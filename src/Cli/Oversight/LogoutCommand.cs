namespace Paseban.Cli.Oversight;

internal sealed class LogoutCommand() : SessionCommand(
    Access.Anyone,
    "logout",
    "Forgets the token kept for this database. The token itself goes on holding; revoke it with 'actor revoke'.",
    "paseban logout")
{
    protected override Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var file = TokenFile.PathOf(session.Host, session.Place);
        var forgotten = File.Exists(file);
        File.Delete(file);
        return Task.FromResult(session.Show(new { forgotten, file }, (page, result) =>
            page.Line(
                result.forgotten
                    ? page.Word("Token dilupakan.", "Token forgotten.")
                    : page.Word("Tidak ada token tersimpan.", "No token was kept."))));
    }
}
