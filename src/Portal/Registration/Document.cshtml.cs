using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Portal.Registration;

/// <summary>One document as it was sent.</summary>
[Reads(Inquiry.Applications)]
public sealed class DocumentModel(KeyRing keys, Law law, SiteFacts site) : DraftPage(keys, law)
{
    public async Task<IActionResult> OnGetAsync(string reference, long number)
    {
        if (await LoadAsync(reference) is { } refused) return refused;
        var read = await new ReadDocument(Database, Keys, new DocumentFolder(site.DocumentFolder)).RunAsync(
            new(Application.Reference, number), Process(ProcessKind.IdentityReading, "own application"), Stop);
        if (!read.Succeeded) return RefuseWhole(read.Problems);
        var ending = read.Value.MediaType.Split('/')[1];
        // Saved rather than shown: whatever a file pretends to be, it does not run as a page of ours.
        return File(read.Value.Content.ToArray(), read.Value.MediaType, $"{Application.Reference}-{number}.{ending}");
    }
}
