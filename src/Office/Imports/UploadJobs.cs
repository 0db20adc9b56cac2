using Paseban.Assistance.Imports;
using Paseban.Assistance.Jobs;

namespace Paseban.Office.Imports;

/// <summary>A work upon a file that was sent in.</summary>
/// <param name="Upload">The file.</param>
/// <param name="GoodRows">The good rows land without the bad ones.</param>
public sealed record FileAsked(string Upload, bool GoodRows = false);

/// <summary>What works upon uploads have in common: first they look a file through, then, when it was confirmed, they land it.</summary>
internal static class UploadJobs
{
    public static Problem Gone => Problem.NotFound("upload.gone", "The file is gone: it is kept for a day.", "Send it again.")
        .InIndonesian("Berkasnya sudah tidak ada: disimpan hanya sehari.", "Kirim lagi.");

    public static BadRows RowsOf(bool preview, FileAsked asked) => preview || asked.GoodRows ? BadRows.SkipRow : BadRows.RefuseFile;

    /// <summary>The preview of a file of which nothing can land.</summary>
    public static UploadPreview Nothing(IReadOnlyList<Problem> problems) => new(0, 0, [.. problems.Take(1)], [], [], []);

    public static JobDone Looked(string link) => new(
        new("Berkas sudah diperiksa; belum ada yang berubah.", "The file was looked through; nothing has changed yet."), link);
}
