using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.Accounts;

/// <summary>Asks before it resets: every session of the user ends, and their second step is gone.</summary>
[Does(ProcessKind.ActorChanging)]
public sealed class ResetModel(KeyRing keys) : OfficePage
{
    /// <summary>Named apart from the page's own user.</summary>
    public new ListedUser User { get; private set; } = null!;

    public string? FirstPassword { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference) => await LoadAsync(reference) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (!await LoadAsync(reference)) return NotFound();
        var reset = await new ResetUser(Database, keys).RunAsync(User.Login, Process(ProcessKind.ActorChanging), Stop);
        if (!reset.Succeeded) return RefuseWhole(reset.Problems);
        FirstPassword = reset.Value.FirstPassword;
        return Page();
    }

    private async Task<bool> LoadAsync(string reference)
    {
        var users = await new ListUsers(Database, keys).RunAsync(Now, Stop);
        if (users.FirstOrDefault(user => user.Actor.ToString() == reference) is not { } found) return false;
        User = found;
        return true;
    }
}
