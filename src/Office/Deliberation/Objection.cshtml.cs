using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;

namespace Paseban.Office.Deliberation;

/// <summary>One objection and what it was answered.</summary>
[Reads(Inquiry.Registration)]
public sealed class ObjectionModel : OfficePage
{
    public ObjectionShown Objection { get; private set; } = null!;

    public bool MayAnswer =>
        Objection.State == "received" && Actor.Has(Role.Lurah) && Rights.Refusal(Actor, ProcessKind.DisplayObjecting) is null;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        var found = await new ListObjections(Database).FindAsync(reference, Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Objection = found.Value;
        return Page();
    }
}
