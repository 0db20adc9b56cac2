using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.Accounts;

[Does(ProcessKind.ActorAdding)]
public sealed class NewModel(KeyRing keys) : UserFormPage
{
    [BindProperty]
    public string Login { get; set; } = "";

    [BindProperty]
    public string Name { get; set; } = "";

    public UserAdded? Added { get; private set; }

    public Task OnGetAsync() => OfferAreasAsync([]);

    public async Task<IActionResult> OnPostAsync()
    {
        await OfferAreasAsync([]);
        var chosen = Chosen();
        if (!chosen.Succeeded) return Refuse(chosen.Problems);
        var added = await new AddUser(Database, keys).RunAsync(
            new(Login, Name, chosen.Value.Roles, chosen.Value.Areas), Process(ProcessKind.ActorAdding), Stop);
        if (!added.Succeeded) return Refuse(added.Problems);
        Added = added.Value;
        return Page();
    }
}
