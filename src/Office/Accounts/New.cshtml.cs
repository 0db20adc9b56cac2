using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.Accounts;

[Does(ProcessKind.ActorAdding)]
public sealed class NewModel(KeyRing keys) : OfficePage
{
    [BindProperty]
    public string Login { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public string Areas { get; set; } = "";

    public UserAdded? Added { get; private set; }

    public IReadOnlyList<Choice> RoleChoices => UserForm.Choices(Say);

    public async Task<IActionResult> OnPostAsync()
    {
        var areas = UserForm.Areas(Areas);
        if (!areas.Succeeded) return Refuse(areas.Problems);
        var added = await new AddUser(Database, keys).RunAsync(
            new(Login, Name, UserForm.Roles(Roles), areas.Value), Process(ProcessKind.ActorAdding), Stop);
        if (!added.Succeeded) return Refuse(added.Problems);
        Added = added.Value;
        return Page();
    }
}
