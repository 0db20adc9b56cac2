using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Verification;
using Paseban.Office.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Verification;

/// <summary>One visit with its answers; the photo when asked for.</summary>
[Reads(Inquiry.Registration)]
public sealed class VisitModel(KeyRing keys, Law law, SiteFacts site) : WebPage
{
    [BindProperty] public string? Purpose { get; set; }

    public VisitShown Visit { get; private set; } = null!;

    public Law Law => law;

    public bool MayRecord => Visit.State != "cancelled" && May(ProcessKind.VisitRecording);

    public bool MayReadPeople => May(Inquiry.OnePerson);

    public async Task<IActionResult> OnGetAsync(string reference) => await FindAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (Rights.Refusal(Actor, Inquiry.OnePerson) is { } mayNot) return Refuse([mayNot]);
        if (string.IsNullOrWhiteSpace(Purpose)) return Refuse([PersonActs.NoPurpose(nameof(Purpose))]);
        var photo = await new ReadVisitPhoto(Database, keys, new DocumentFolder(site.DocumentFolder)).RunAsync(
            Visit.Reference, Process(ProcessKind.IdentityReading, Purpose), Stop);
        return photo.Succeeded ? File(photo.Value.Content.ToArray(), photo.Value.MediaType) : RefuseWhole(photo.Problems);
    }

    private async Task<IActionResult?> FindAsync(string reference)
    {
        var shown = await new ShowVisit(Database, law).RunAsync(reference, Stop);
        if (!shown.Succeeded) return RefuseWhole(shown.Problems);
        Visit = shown.Value;
        return null;
    }
}
