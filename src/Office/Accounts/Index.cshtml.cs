using Paseban.Assistance.Accounts;
using Paseban.Storage;

namespace Paseban.Office.Accounts;

[Reads(Inquiry.Actors)]
public sealed class IndexModel(KeyRing keys) : OfficePage
{
    public IReadOnlyList<ListedUser> Users { get; private set; } = [];

    public bool MayChange => Rights.Refusal(Actor, ProcessKind.ActorChanging) is null;

    public async Task OnGetAsync() => Users = await new ListUsers(Database, keys).RunAsync(Now, Stop);
}
