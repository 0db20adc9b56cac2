using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;

namespace Paseban.Office.Enrolment;

[Reads(Inquiry.Decrees)]
public sealed class DecreesModel : WebPage
{
    public IReadOnlyList<Decree> Decrees { get; private set; } = [];

    public bool MayImport => Rights.Refusal(Actor, ProcessKind.DecreeImporting) is null;

    public async Task OnGetAsync() =>
        Decrees = [.. (await new ShowDecree(Database).ListAsync(Stop)).OrderByDescending(decree => decree.Id)];
}
