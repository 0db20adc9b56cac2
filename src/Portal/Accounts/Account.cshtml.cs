using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Portal.Accounts;

/// <summary>The password, and where somebody is logged in.</summary>
[SignedInOnly]
public sealed class AccountModel(KeyRing keys) : AccountPage
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    public IReadOnlyList<ListedSession> Sessions { get; private set; } = [];

    public async Task OnGetAsync() => Sessions = await new ListSessions(Database).RunAsync(Visitor.SignedIn!, Now, Stop);

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        await OnGetAsync();
        var changed = await new ChangePassword(Database, keys).RunAsync(
            Visitor.SignedIn!, new(Current ?? "", New ?? ""), Process(ProcessKind.SigningIn), Stop);
        if (!changed.Succeeded) return RefuseForm(changed.Problems);
        Tell(Say["Kata sandi diganti. Di tempat lain Anda sudah keluar.",
            "The password is changed. Everywhere else you are logged out."]);
        return LocalRedirect(AccountPath);
    }

    public async Task<IActionResult> OnPostEndAsync(string? session)
    {
        await new EndSessions(Database).OneAsync(Visitor.SignedIn!, session ?? "", Process(ProcessKind.SigningIn), Stop);
        Tell(Say["Di sana Anda sudah keluar.", "You are logged out there."]);
        return LocalRedirect(AccountPath);
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        await new EndSessions(Database).OthersAsync(Visitor.SignedIn!, Process(ProcessKind.SigningIn), Stop);
        Tell(Say["Di tempat lain Anda sudah keluar.", "Everywhere else you are logged out."]);
        return LocalRedirect(AccountPath);
    }
}
