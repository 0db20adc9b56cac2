using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

/// <summary>
/// Files that jobs write, until whoever asked fetches them: readable by the program only, each in a folder of its job, gone after a day.
/// </summary>
public sealed class KeptFiles(SiteFacts facts)
{
    private const int MostLetters = 100;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private string Root => Path.Combine(facts.DocumentFolder, "written");

    /// <summary>Where the asker fetches it.</summary>
    public static string AddressOf(Job job) => $"/jobs/{job.Reference}/file";

    /// <summary>A name without a sign that a file system or a reader stumbles over: <c>dst-1112-x.csv</c>.</summary>
    /// <param name="about">What it is of.</param>
    /// <param name="format">csv or xlsx; csv when it is neither.</param>
    public static string NameOf(string about, string? format)
    {
        var words = string.Concat(about.ToLowerInvariant().Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-'));
        var name = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return name[..Math.Min(MostLetters, name.Length)] + (format == "xlsx" ? ".xlsx" : ".csv");
    }

    public static string TypeOf(string path) => Path.GetExtension(path) == ".xlsx"
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "text/csv";

    /// <summary>Where a job writes its file: its folder is made, and what nobody fetched is thrown away.</summary>
    /// <param name="job">The job that writes it.</param>
    /// <param name="name">A name that <see cref="NameOf"/> made.</param>
    public string Prepare(Job job, string name)
    {
        Sweep();
        return Path.Combine(Directory.CreateDirectory(FolderOf(job)).FullName, name);
    }

    /// <summary>What the job has written; null when it wrote nothing or it is gone.</summary>
    public string? Find(Job job) => Directory.Exists(FolderOf(job))
        ? Directory.EnumerateFiles(FolderOf(job)).FirstOrDefault(path => Path.GetExtension(path) is ".csv" or ".xlsx")
        : null;

    private void Sweep()
    {
        if (!Directory.Exists(Root)) return;
        foreach (var folder in new DirectoryInfo(Root).EnumerateDirectories())
        {
            // The file system's clock, not the sandbox's.
            if (folder.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime - Kept) folder.Delete(recursive: true);
        }
    }

    private string FolderOf(Job job) => Path.Combine(Root, job.Reference);
}
