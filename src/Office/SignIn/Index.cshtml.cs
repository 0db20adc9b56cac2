using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.SignIn;

[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class IndexModel(KeyRing keys, SiteFacts facts) : OfficePage
{
    [BindProperty]
    public string Login { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>Where to go afterwards: a path of this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kembali { get; set; } = "/";

    public bool IsSandbox => facts.IsSandbox;

    public IActionResult OnGet() => Visitor.SignedIn is null ? Page() : LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (Login.Trim().Length == 0 || Password.Length == 0)
        {
            return Refuse([
                Problem.Invalid("sign-in.empty", "Give the user name and the password.", "")
                    .InIndonesian("Isi nama pengguna dan kata sandi.", "").At(nameof(Login)),
            ]);
        }
        var step = await new Assistance.Accounts.SignIn(Database, keys).RunAsync(
            new(AccountKind.Staff, Login, Password, Request.Headers.UserAgent.ToString()), Process(ProcessKind.SigningIn), Stop);
        if (!step.Succeeded) return ShowAgain(step.Problems);
        if (step.Value.Next == SignInNext.ConfirmSecondStep)
        {
            SecondStepCookie.Give(HttpContext, step.Value.Token);
            return LocalRedirect("/sign-in/code?kembali=" + Uri.EscapeDataString(Kembali));
        }
        SessionCookie.Give(HttpContext, WebSite.Office, step.Value.Token);
        return LocalRedirect(step.Value.Next == SignInNext.Done ? LocalPath.Or(Kembali, "/") : "/account");
    }
}
