using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.Accounts;

/// <summary>A user by reference: the name to sign in with is a name of somebody, and no address has it.</summary>
[Does(ProcessKind.ActorChanging)]
public sealed class ChangeModel(KeyRing keys) : UserFormPage
{
    /// <summary>Named apart from the page's own user.</summary>
    public new ListedUser User { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await LoadAsync(reference) is { } missing) return missing;
        Roles = [.. User.Roles.Select(RoleNames.Of)];
        Areas = [.. User.Areas.Select(area => area.Value)];
        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync(string reference)
    {
        if (await LoadAsync(reference) is { } missing) return missing;
        var chosen = Chosen();
        if (!chosen.Succeeded) return Refuse(chosen.Problems);
        var (roles, areas) = chosen.Value;
        var request = new ChangeUserRequest(
            User.Login, roles.Except(User.Roles).ToHashSet(), User.Roles.Except(roles).ToHashSet(), areas);
        var changed = await new ChangeUser(Database).RunAsync(request, Process(ProcessKind.ActorChanging), Stop);
        if (!changed.Succeeded) return Refuse(changed.Problems);
        Tell(Say["Tersimpan; berlaku mulai halaman berikutnya.", "Saved; it counts from their next page on."]);
        return LocalRedirect($"/users/{reference}");
    }

    public async Task<IActionResult> OnPostUnlockAsync(string reference)
    {
        if (await LoadAsync(reference) is { } missing) return missing;
        var unlocked = await new UnlockUser(Database, keys).RunAsync(User.Login, Process(ProcessKind.ActorChanging), Stop);
        if (!unlocked.Succeeded) return RefuseWhole(unlocked.Problems);
        Tell(Say["Kunci dibuka.", "Unlocked."]);
        return LocalRedirect($"/users/{reference}");
    }

    private async Task<IActionResult?> LoadAsync(string reference)
    {
        var found = (await new ListUsers(Database, keys).RunAsync(Now, Stop)).FirstOrDefault(user => user.Actor.ToString() == reference);
        if (found is null) return NotFound();
        User = found;
        await OfferAreasAsync(found.Areas);
        return null;
    }
}
