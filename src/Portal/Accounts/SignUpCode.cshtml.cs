using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Portal.Accounts;

/// <summary>The code that was sent makes the account and opens it.</summary>
[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignUpCodeModel(KeyRing keys, SiteFacts facts) : AccountPage
{
    [BindProperty]
    public string? Code { get; set; }

    public bool IsSandbox => facts.IsSandbox;

    public IActionResult OnGet() => CodeCookie.Of(HttpContext).Length > 0 ? Page() : LocalRedirect(SignUpPath);

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code)) return Refuse([Empty(nameof(Code), "Kode belum diisi.", "The code is empty.")]);
        var step = await new ConfirmContact(Database, keys).RunAsync(
            CodeCookie.Of(HttpContext), Code, Browser, Process(ProcessKind.SigningUp), Stop);
        if (!step.Succeeded) return RefuseForm(step.Problems);
        Tell(Say["Akun Anda sudah jadi.", "Your account is made."]);
        return Enter(step.Value, null);
    }

    public async Task<IActionResult> OnPostResendAsync()
    {
        var again = await new ResendCode(Database, keys).RunAsync(CodeCookie.Of(HttpContext), Process(ProcessKind.SigningUp), Stop);
        if (!again.Succeeded) return RefuseForm(again.Problems);
        CodeCookie.Give(HttpContext, again.Value.Handle);
        Tell(Say["Kode baru sudah dikirim.", "A new code was sent."]);
        return LocalRedirect(SignUpCodePath);
    }
}
