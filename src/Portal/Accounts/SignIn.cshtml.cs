using Microsoft.AspNetCore.RateLimiting;
using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Portal.Accounts;

[OpenToAll]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInModel(KeyRing keys) : AccountPage
{
    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards: a path of this site.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kembali { get; set; }

    public IActionResult OnGet() =>
        Visitor.SignedIn is null ? Page() : LocalRedirect(LocalPath.Or(Kembali, AccountPath));

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Contact) || string.IsNullOrEmpty(Password))
            return Refuse([Empty(
                string.IsNullOrWhiteSpace(Contact) ? nameof(Contact) : nameof(Password),
                "Isi nomor telepon atau email, dan kata sandi.", "Give the telephone number or e-mail address, and the password.")]);
        var step = await new SignIn(Database, keys).RunAsync(
            new(AccountKind.Citizen, Contact, Password, Browser), Process(ProcessKind.SigningIn), Stop);
        return step.Succeeded ? Enter(step.Value, Kembali) : RefuseForm(step.Problems);
    }
}
