using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Portal.Accounts;

/// <summary>A forgotten password: the same answer whether the contact is known or not.</summary>
[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class RecoveryModel(KeyRing keys) : AccountPage
{
    [BindProperty]
    public string? Contact { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var asked = await new BeginRecovery(Database, keys).RunAsync(Contact ?? "", Process(ProcessKind.SigningUp), Stop);
        if (!asked.Succeeded) return RefuseForm(asked.Problems);
        CodeCookie.Give(HttpContext, asked.Value.Handle);
        return LocalRedirect(RecoveryCodePath);
    }
}
