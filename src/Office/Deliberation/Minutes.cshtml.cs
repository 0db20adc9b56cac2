using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Printing;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>Prints signed minutes for somebody with a purpose; each name in them leaves an access record.</summary>
[Does(ProcessKind.IdentityReading)]
public sealed class MinutesModel(KeyRing keys, Law law) : MeetingPage(law)
{
    [BindProperty]
    public string Why { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference) => await FindSignedAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindSignedAsync(reference) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(Why))
            return RefuseField(nameof(Why), "Tulis untuk keperluan apa.", "Say what you need it for.");
        var fonts = PrintFonts.Find();
        if (!fonts.Succeeded) return Refuse(fonts.Problems);
        using var place = new PaperPlace();
        var printed = await new PrintMinutes(Database, keys, fonts.Value, place.Path).RunAsync(
            Meeting.Reference, Process(ProcessKind.IdentityReading, Why.Trim()), Stop);
        if (!printed.Succeeded) return Refuse(printed.Problems);
        if (!printed.Value.IsDataWhole)
            return Refuse([Problem.Conflict(
                "minutes.changed", "What these minutes say was changed after signing.", "Do not use them; have the audit trail verified.")
                .InIndonesian("Isi berita acara ini berubah setelah ditandatangani.", "Jangan dipakai; minta jejak audit diperiksa.")]);
        // Whoever keeps the file can hold it against the hash that was recorded at signing.
        Response.Headers["X-Sha256"] = printed.Value.PdfHash;
        Response.Headers["X-Same-As-Signed"] = printed.Value.IsTheSame ? "yes" : "no";
        return File(
            await System.IO.File.ReadAllBytesAsync(printed.Value.File, Stop), "application/pdf", Path.GetFileName(printed.Value.File));
    }
}
