using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Intake;

/// <summary>A page that does one thing to an application without opening its form.</summary>
public abstract class EditActPage(KeyRing keys, Law law) : OfficePage
{
    public ApplicationView Application { get; private set; } = null!;

    protected KeyRing Keys => keys;

    public async Task<IActionResult> OnGetAsync(string reference) => await FindAsync(reference) ?? Page();

    /// <summary>Null where the application can be seen.</summary>
    protected virtual async Task<IActionResult?> FindAsync(string reference)
    {
        var found = await new ReadApplication(Database, keys, law).RunAsync(
            new(reference), Process(ProcessKind.IdentityReading), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Application = found.Value;
        return null;
    }
}
