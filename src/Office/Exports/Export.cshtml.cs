using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Jobs;
using Paseban.Kernel;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Exports;

/// <summary>A list that was saved as a file, for whoever asked for it and nobody else.</summary>
[Does(ProcessKind.ListExporting)]
public sealed class ExportModel(SiteFacts facts) : WebPage
{
    private Job? found;

    public string FileName => found!.Asked<ExportAsked>().FileName;

    public async Task<IActionResult> OnGetAsync(string job) => await FindAsync(job) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string job)
    {
        if (!await FindAsync(job)) return NotFound();
        var type = FileName.EndsWith(".xlsx", StringComparison.Ordinal)
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "text/csv";
        return PhysicalFile(Path.GetFullPath(ExportJobs.PathOf(facts, found!)), type, FileName);
    }

    private async Task<bool> FindAsync(string reference)
    {
        var job = await new ShowJobs(Database).FindAsync(reference, Actor, Stop);
        if (!job.Succeeded || job.Value.ActorId != Actor.Id || job.Value.State != JobState.Done) return false;
        if (ExportJobs.Kinds.All(kind => kind.Kind != job.Value.Kind)) return false;
        found = job.Value;
        return System.IO.File.Exists(ExportJobs.PathOf(facts, found));
    }
}
