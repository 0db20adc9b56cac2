using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Oversight;
using Paseban.Office.Exports;

namespace Paseban.Office;

/// <summary>What the pages of the staff have beyond all others: long work that goes on without them.</summary>
public abstract class OfficePage : WebPage
{
    /// <summary>Whether the reader works for the city; what is counted or done for all of it is theirs.</summary>
    public bool SeesWholeCity => Actor.Areas.Count == 0;

    /// <summary>Whether the reader sees more than a few kelurahan: what is counted for them goes through very many people.</summary>
    public bool SeesMany => SeesWholeCity || Actor.Areas.Any(area => area.Level < AreaLevel.Kelurahan);

    /// <summary>Where a list is asked for as a file: the filters go along.</summary>
    public string ExportAddress => $"{Request.Path}{Request.QueryString}";

    /// <summary>A count as this reader sees it; of very many made at most once a minute, which the page then says.</summary>
    protected Task<T> CountAsync<T>(string what, Func<Task<T>> count)
        where T : notnull => SeesMany ? CountRarelyAsync(what, count) : count();

    /// <summary>The same, made at most once a minute for everybody: what goes through a whole wave for whoever looks at it.</summary>
    protected Task<T> CountRarelyAsync<T>(string what, Func<Task<T>> count)
        where T : notnull =>
        HttpContext.RequestServices.GetRequiredService<LatestFigures>().CountAsync(Actor.Areas, what, "", count, Stop);

    /// <summary>Null for who works for the whole city; for others the answer where an act concerns all of it.</summary>
    protected IActionResult? WholeCityOnly() => SeesWholeCity
        ? null
        : RefuseWhole([Problem.Forbidden("area.whole-city", "This concerns the whole city.", "Ask an officer of the province.")
            .InIndonesian("Ini menyangkut seluruh kota.", "Mintalah petugas provinsi.")]);

    /// <summary>Asks for a list as a file, which the page's own right allows.</summary>
    /// <param name="kind">The work that writes it.</param>
    /// <param name="fileName">A name that <see cref="Jobs.KeptFiles.NameOf"/> made.</param>
    /// <param name="filters">What the list is narrowed to.</param>
    protected Task<IActionResult> ExportAsync<T>(string kind, string fileName, T filters)
    {
        var asked = new ExportAsked<T>(fileName, filters);
        return StartJobAsync(kind, asked.SubjectFor(Actor), asked, ProcessKind.ListExporting);
    }

    /// <summary>
    /// Asks for a long work and goes to its page, which shows how far it is. Asked again while the same is under way, it goes to that one;
    /// asked something else upon the same, it is refused.
    /// </summary>
    /// <param name="kind">A kind that <see cref="Jobs.JobKinds"/> knows.</param>
    /// <param name="subject">Upon what; two of a kind upon the same never run at once.</param>
    /// <param name="request">What is asked, for the kind's work; no identity in it.</param>
    /// <param name="process">The act that it is.</param>
    /// <param name="reason">Why, in the asker's words.</param>
    /// <param name="evidence">What it rests on.</param>
    protected async Task<IActionResult> StartJobAsync(
        string kind, string subject, object request, ProcessKind process, string reason = "", string evidence = "")
    {
        var job = await new AskJob(Database).RunAsync(kind, subject, request, Process(process, reason, evidence), Stop);
        return job.Succeeded ? LocalRedirect($"/jobs/{job.Value.Reference}") : RefuseWhole(job.Problems);
    }
}
