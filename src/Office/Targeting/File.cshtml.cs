using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Jobs;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Targeting;

/// <summary>A written file with identities, for whoever asked for it and nobody else.</summary>
[Does(ProcessKind.TargetListExporting)]
public sealed class FileModel(Law law, SiteFacts facts) : TargetingPage(law)
{
    private string path = "";

    public string FileName => Path.GetFileName(path);

    public async Task<IActionResult> OnGetAsync(string job) => await FindAsync(job) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string job)
    {
        if (!await FindAsync(job)) return NotFound();
        var type = FileName.EndsWith(".xlsx", StringComparison.Ordinal)
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "text/csv";
        return PhysicalFile(Path.GetFullPath(path), type, FileName);
    }

    private async Task<bool> FindAsync(string reference)
    {
        var found = await new ShowJobs(Database).FindAsync(reference, Actor, Stop);
        if (!found.Succeeded || found.Value.ActorId != Actor.Id || found.Value.State != JobState.Done) return false;
        var job = found.Value;
        if (!TargetingFileJobs.Written.Contains(job.Kind)) return false;
        var name = job.Kind == TargetingFileJobs.Draft
            ? job.Asked<TargetingFileJobs.DraftAsked>().Name
            : job.Asked<TargetingFileJobs.WriteAsked>().Name;
        path = TargetingFiles.PathOf(facts, job, name);
        return System.IO.File.Exists(path);
    }
}
