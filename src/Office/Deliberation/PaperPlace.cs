namespace Paseban.Office.Deliberation;

/// <summary>
/// A folder for printed minutes, gone when the request has ended: names lie in the database, and a document is printed again whenever
/// somebody with a purpose asks for it.
/// </summary>
internal sealed class PaperPlace : IDisposable
{
    // Readable to this program only.
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("paseban-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
