using Paseban.Assistance.Accounts;

namespace Paseban.Office.SignIn;

[SignedInOnly]
public sealed class OutModel : OfficePage
{
    public async Task<IActionResult> OnPostAsync()
    {
        await new SignOut(Database).RunAsync(Visitor.Token, Process(ProcessKind.SigningIn), Stop);
        SessionCookie.Take(HttpContext, WebSite.Office);
        return LocalRedirect("/sign-in");
    }
}
