using Paseban.Assistance.Jobs;
using Paseban.Web.Hosting;

namespace Paseban.Office.Targeting;

/// <summary>
/// Files with identities that were asked for, until they are fetched: readable by the program only, in a folder of their job, gone after a
/// day. Who was in them stands in the access log.
/// </summary>
internal static class TargetingFiles
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <param name="facts">The site.</param>
    /// <param name="job">The job that writes it.</param>
    /// <param name="name">A name that <see cref="NameOf"/> made.</param>
    public static string PathOf(SiteFacts facts, Job job, string name) => Path.Combine(Root(facts), job.Reference, name);

    /// <summary>A name without a sign that a file system or a reader stumbles over: <c>dst-1112-x.csv</c>.</summary>
    public static string NameOf(string about, string format)
    {
        var words = string.Concat(about.ToLowerInvariant().Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-'));
        return string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries)) + (format == "xlsx" ? ".xlsx" : ".csv");
    }

    /// <summary>Makes the job's folder, and throws away what nobody fetched.</summary>
    public static string Prepare(SiteFacts facts, Job job, string name)
    {
        if (Directory.Exists(Root(facts)))
        {
            foreach (var folder in new DirectoryInfo(Root(facts)).EnumerateDirectories())
            {
                // The file system's clock, not the sandbox's.
                if (folder.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime - Kept) folder.Delete(recursive: true);
            }
        }
        var path = PathOf(facts, job, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string Root(SiteFacts facts) => Path.Combine(facts.DocumentFolder, "targeting");
}
