using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.SignIn;

[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class CodeModel(KeyRing keys) : OfficePage
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Kembali { get; set; } = "/";

    public IActionResult OnGet() => SecondStepCookie.Of(HttpContext).Length > 0 ? Page() : LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        var step = await new ConfirmSecondStep(Database, keys).RunAsync(
            SecondStepCookie.Of(HttpContext), Code, Process(ProcessKind.SigningIn), TimeProvider.System.GetUtcNow(), Stop);
        if (!step.Succeeded) return ShowAgain([.. step.Problems.Select(problem => problem.At(nameof(Code)))]);
        SecondStepCookie.Take(HttpContext);
        SessionCookie.Give(HttpContext, WebSite.Office, step.Value.Token);
        return LocalRedirect(step.Value.Next == SignInNext.Done ? LocalPath.Or(Kembali, "/") : "/account");
    }
}
