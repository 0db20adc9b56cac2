using Paseban.Assistance.Accounts;

namespace Paseban.Portal.Accounts;

/// <summary>Ends the session. Only what is sent does it: no link from elsewhere logs anybody out.</summary>
[OpenToAll]
public sealed class SignOutModel : AccountPage
{
    public async Task<IActionResult> OnPostAsync()
    {
        await new SignOut(Database).RunAsync(Visitor.Token, Process(ProcessKind.SigningIn), Stop);
        SessionCookie.Take(HttpContext, WebSite.Portal);
        Tell(Say["Anda sudah keluar.", "You are logged out."]);
        return LocalRedirect("/");
    }
}
