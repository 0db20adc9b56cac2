using Paseban.Office.Imports;

namespace Paseban.Office.Matching;

/// <summary>The rows of extracts that could not be used, for whoever sent them.</summary>
[Does(ProcessKind.ExtractMatching)]
public sealed class ErrorsModel(Uploads uploads) : OfficePage
{
    public IReadOnlyList<Upload> Files { get; private set; } = [];

    public IActionResult OnGet(string ids) => Load(ids) ? Page() : NotFound();

    public IActionResult OnPost(string ids, string file)
    {
        if (!Load(ids) || Files.FirstOrDefault(one => one.Id == file) is not { } upload) return NotFound();
        return PhysicalFile(
            Path.GetFullPath(uploads.ErrorsPathOf(upload)), "text/csv", Path.GetFileNameWithoutExtension(upload.Name) + ".errors.csv");
    }

    private bool Load(string ids)
    {
        Files =
        [
            .. ids.Split('+').Select(id => uploads.Find(id, Actor)).OfType<Upload>()
                .Where(upload => System.IO.File.Exists(uploads.ErrorsPathOf(upload))),
        ];
        return Files.Count > 0;
    }
}
