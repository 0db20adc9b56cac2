using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Portal.Accounts;

/// <summary>Asks for an account. Whether the contact has one already is not told here but in the message that is sent.</summary>
[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignUpModel(KeyRing keys) : AccountPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IActionResult OnGet() => Visitor.SignedIn is null ? Page() : LocalRedirect(AccountPath);

    public async Task<IActionResult> OnPostAsync()
    {
        var asked = await new SignUp(Database, keys).RunAsync(
            new(Name ?? "", Contact ?? "", Password ?? ""), Process(ProcessKind.SigningUp), Stop);
        if (!asked.Succeeded) return RefuseForm(asked.Problems);
        CodeCookie.Give(HttpContext, asked.Value.Handle);
        return LocalRedirect(SignUpCodePath);
    }
}
