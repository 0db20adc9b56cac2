using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.Account;

[SignedInOnly]
public sealed class IndexModel(KeyRing keys) : OfficePage
{
    [BindProperty]
    public string Current { get; set; } = "";

    [BindProperty]
    public string New { get; set; } = "";

    public IReadOnlyList<ListedSession> Sessions { get; private set; } = [];

    public bool KeysAreOn => ShortcutKeys.AreOn(HttpContext);

    public async Task OnGetAsync() => Sessions = await new ListSessions(Database).RunAsync(Visitor.SignedIn!, Now, Stop);

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        var changed = await new ChangePassword(Database, keys).RunAsync(
            Visitor.SignedIn!, new(Current, New), Process(ProcessKind.SigningIn), Stop);
        if (!changed.Succeeded)
        {
            await OnGetAsync();
            return ShowAgain([.. changed.Problems.Select(AtItsField)]);
        }
        Tell(Say["Kata sandi diganti. Di tempat lain Anda sudah keluar.", "The password is changed. Everywhere else you are logged out."]);
        return LocalRedirect(Visitor.SignedIn!.MustSetUpCode ? "/account/second-step" : "/account");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await new EndSessions(Database).OthersAsync(Visitor.SignedIn!, Process(ProcessKind.SigningIn), Stop);
        Tell(Say["Di tempat lain Anda sudah keluar.", "Everywhere else you are logged out."]);
        return LocalRedirect("/account");
    }

    public IActionResult OnPostKeys(bool on)
    {
        ShortcutKeys.Turn(HttpContext, on);
        return LocalRedirect("/account");
    }

    private static Problem AtItsField(Problem problem) => problem
        .At(problem.Field switch { "current" => nameof(Current), "new" => nameof(New), var other => other });
}
