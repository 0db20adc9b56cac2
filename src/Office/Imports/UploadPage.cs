using Microsoft.Extensions.DependencyInjection;

namespace Paseban.Office.Imports;

/// <summary>
/// The page between a file and the record: what would change, which rows cannot be used, and the one button that lets it land. Only who
/// sent the file sees it.
/// </summary>
public abstract class UploadPage : OfficePage
{
    /// <summary>With bad rows: the good ones may land without them.</summary>
    [BindProperty]
    public string? Rows { get; set; }

    public Upload Upload { get; private set; } = null!;

    public UploadPreview Preview { get; private set; } = null!;

    public IReadOnlyList<Choice> RowChoices =>
    [
        new("none", Say["Jangan; perbaiki berkasnya dahulu", "No; mend the file first"]),
        new("good", Say[
            $"Ya, {Say.Number(Preview.RowsRead - Preview.RowsRefused)} baris yang baik saja",
            $"Yes, the {Say.Number(Preview.RowsRead - Preview.RowsRefused)} good rows only"]),
    ];

    protected Uploads Uploads => HttpContext.RequestServices.GetRequiredService<Uploads>();

    /// <summary>Where one sends another file.</summary>
    protected abstract string AnotherFile { get; }

    public IActionResult OnGet(string id) => Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!Load(id)) return NotFound();
        if (!Preview.CanLand || (Preview.RowsRefused > 0 && Rows != "good"))
        {
            Wrong(
                nameof(Rows), "Berkas ini tidak dilanjutkan. Kirim yang sudah diperbaiki.",
                "This file goes no further. Send the mended one.");
            return Again();
        }
        return await LandAsync();
    }

    public IActionResult OnPostErrors(string id) =>
        Load(id) && System.IO.File.Exists(Uploads.ErrorsPathOf(Upload))
            ? PhysicalFile(
                Path.GetFullPath(Uploads.ErrorsPathOf(Upload)), "text/csv", Path.ChangeExtension(Upload.Name, null) + ".errors.csv")
            : NotFound();

    public IActionResult OnPostDrop(string id)
    {
        if (!Load(id)) return NotFound();
        Uploads.Drop(id);
        Tell(Say["Berkas dibuang; tidak ada yang berubah.", "The file is gone; nothing was changed."]);
        return Redirect(AnotherFile);
    }

    protected abstract Task<IActionResult> LandAsync();

    private bool Load(string id)
    {
        if (Uploads.Find(id, Actor) is not { } upload || Uploads.PreviewOf(upload) is not { } preview) return false;
        (Upload, Preview) = (upload, preview);
        return true;
    }
}
