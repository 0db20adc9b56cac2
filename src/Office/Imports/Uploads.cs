using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Imports;

namespace Paseban.Office.Imports;

/// <summary>A file that somebody sent in, while it is looked at: what it is, and what the form said beside it.</summary>
/// <param name="Id">Names it in addresses; nobody guesses it.</param>
/// <param name="Name">What it was called on their machine.</param>
/// <param name="Asked">What the form said beside it, as JSON.</param>
public sealed record Upload(string Id, string Name, long ActorId, string Ending, string Asked)
{
    /// <summary>What a work upon it is named by: two files of one name are two subjects.</summary>
    public string Subject => $"{Name} ({Id[..8]})";
}

/// <summary>What landing a file would do, worked out on the real data and undone.</summary>
/// <param name="Problems">Why nothing of it can land; empty when it can.</param>
/// <param name="Counts">What would change, in rows of words and numbers.</param>
/// <param name="Refused">The first bad rows.</param>
public sealed record UploadPreview(
    long RowsRead, long RowsRefused, IReadOnlyList<Problem> Problems, IReadOnlyList<UploadCount> Counts, IReadOnlyList<RefusedRow> Refused,
    IReadOnlyList<string> UnknownColumns)
{
    public bool CanLand => Problems.Count == 0 && RowsRead > RowsRefused;
}

/// <param name="Amount">Rupiah a month, where it has an amount.</param>
public sealed record UploadCount(string Id, string En, long Count, long? Amount = null);

public sealed record RefusedRow(string Line, string Column, string Value, BilingualText Reason, BilingualText Remedy);

/// <summary>
/// Keeps files between being sent in and being confirmed: readable by the program only, known to who sent them only, gone when they have
/// landed or after a day.
/// </summary>
public sealed class Uploads(SiteFacts facts)
{
    private const int MostRowsShown = 50;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private string Root => Path.Combine(facts.DocumentFolder, "uploads");

    /// <param name="file">What was sent; null when nothing was.</param>
    /// <param name="field">The form's field, for the problem.</param>
    /// <param name="asked">What the form said beside it.</param>
    /// <param name="actor">Who sent it.</param>
    /// <param name="ct">Ends the keeping.</param>
    public async Task<Outcome<Upload>> KeepAsync(IFormFile? file, string field, object asked, Actor actor, CancellationToken ct)
    {
        Sweep();
        if (file is null || file.Length == 0) return Wrong(field, "Pilih berkasnya.", "Choose the file.");
        var ending = Path.GetExtension(file.FileName).ToLowerInvariant();
        if (ending is not (".csv" or ".xlsx")) return Wrong(field, "Berkas harus CSV atau XLSX.", "The file is a CSV or an XLSX.");
        await using var content = file.OpenReadStream();
        var head = new byte[4];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        var isZip = read == head.Length && head is [0x50, 0x4B, 0x03, 0x04];
        if (isZip != (ending == ".xlsx") || (!isZip && head.AsSpan(0, read).Contains((byte)0)))
            return Wrong(field, "Isi berkas tidak seperti namanya.", "The file is not what its name says.");
        content.Position = 0;
        var upload = new Upload(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Path.GetFileName(file.FileName), actor.Id, ending,
            JsonSerializer.Serialize(asked));
        Directory.CreateDirectory(FolderOf(upload.Id));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var kept = new FileStream(PathOf(upload), options)) await content.CopyToAsync(kept, ct);
        await File.WriteAllTextAsync(NotePath(upload.Id), JsonSerializer.Serialize(upload), ct);
        return upload;
    }

    /// <summary>The file, for who sent it; null for everybody else and when it is gone.</summary>
    public Upload? Find(string id, Actor actor)
    {
        if (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower) || !File.Exists(NotePath(id))) return null;
        var upload = JsonSerializer.Deserialize<Upload>(File.ReadAllText(NotePath(id)))!;
        return upload.ActorId == actor.Id ? upload : null;
    }

    public string PathOf(Upload upload) => Path.Combine(FolderOf(upload.Id), "list" + upload.Ending);

    /// <summary>Where the bad rows are listed.</summary>
    public string ErrorsPathOf(Upload upload) => Path.Combine(FolderOf(upload.Id), "errors.csv");

    public void Write(Upload upload, UploadPreview preview) =>
        File.WriteAllText(PreviewPath(upload.Id), JsonSerializer.Serialize(preview with { Refused = ReadErrors(upload) }));

    /// <summary>What would come of it; null while it was not worked out.</summary>
    public UploadPreview? PreviewOf(Upload upload) => File.Exists(PreviewPath(upload.Id))
        ? JsonSerializer.Deserialize<UploadPreview>(File.ReadAllText(PreviewPath(upload.Id)))
        : null;

    public void Drop(string id)
    {
        if (Directory.Exists(FolderOf(id))) Directory.Delete(FolderOf(id), recursive: true);
    }

    private List<RefusedRow> ReadErrors(Upload upload)
    {
        var rows = new List<RefusedRow>();
        if (!File.Exists(ErrorsPathOf(upload))) return rows;
        var opened = TableReader.Open(ErrorsPathOf(upload));
        if (!opened.Succeeded) return rows;
        using var table = opened.Value;
        while (rows.Count < MostRowsShown && table.Read())
            rows.Add(new(Cell(0), Cell(1), Cell(2), new(Cell(5), Cell(3)), new(Cell(6), Cell(4))));
        return rows;

        string Cell(int column) => table.Cell(column).ToString();
    }

    /// <summary>Whoever closed the page has left a list of people behind.</summary>
    private void Sweep()
    {
        if (!Directory.Exists(Root)) return;
        foreach (var folder in new DirectoryInfo(Root).EnumerateDirectories())
        {
            // The file system's clock, not the sandbox's.
            if (folder.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime - Kept) folder.Delete(recursive: true);
        }
    }

    private static Problem Wrong(string field, string indonesian, string english) =>
        Problem.Invalid("upload.file", english, "").InIndonesian(indonesian, "").At(field);

    private string FolderOf(string id) => Path.Combine(Root, id);

    private string NotePath(string id) => Path.Combine(FolderOf(id), "note.json");

    private string PreviewPath(string id) => Path.Combine(FolderOf(id), "preview.json");
}
