using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Portal.Accounts;

/// <summary>The code that was sent and a new password; every other session ends.</summary>
[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class RecoveryCodeModel(KeyRing keys, SiteFacts facts) : AccountPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsSandbox => facts.IsSandbox;

    public IActionResult OnGet() => CodeCookie.Of(HttpContext).Length > 0 ? Page() : LocalRedirect(RecoveryPath);

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code)) return Refuse([Empty(nameof(Code), "Kode belum diisi.", "The code is empty.")]);
        var step = await new FinishRecovery(Database, keys).RunAsync(
            new(CodeCookie.Of(HttpContext), Code, Password ?? "", Browser), Process(ProcessKind.SigningUp), Stop);
        if (!step.Succeeded) return RefuseForm(step.Problems);
        Tell(Say["Kata sandi diganti. Di tempat lain Anda sudah keluar.",
            "The password is changed. Everywhere else you are logged out."]);
        return Enter(step.Value, null);
    }

    public async Task<IActionResult> OnPostResendAsync()
    {
        var again = await new ResendCode(Database, keys).RunAsync(CodeCookie.Of(HttpContext), Process(ProcessKind.SigningUp), Stop);
        if (!again.Succeeded) return RefuseForm(again.Problems);
        CodeCookie.Give(HttpContext, again.Value.Handle);
        Tell(Say["Kode baru sudah dikirim.", "A new code was sent."]);
        return LocalRedirect(RecoveryCodePath);
    }
}
