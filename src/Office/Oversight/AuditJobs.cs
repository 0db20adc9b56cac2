using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Oversight;
using Paseban.Office.Jobs;
using Paseban.Storage;

namespace Paseban.Office.Oversight;

/// <summary>The long work of those who keep watch.</summary>
internal static class AuditJobs
{
    public const string Verify = "audit-verify";

    public static IReadOnlyList<JobKind> Kinds { get; } =
    [
        new(Verify, new("Hitung ulang jejak audit", "Recompute the audit trail"), VerifyAsync),
    ];

    private static async Task<Outcome<JobDone>> VerifyAsync(JobAtWork at)
    {
        var report = await new VerifyAudit(at.Database, at.Services.GetRequiredService<KeyRing>()).RunAsync(null, at.Progress, at.Stop);
        if (!report.Succeeded) return report.Problems.ToArray();
        var found = report.Value;
        if (found.Verified)
        {
            return new JobDone(new(
                $"Jejak audit utuh: {found.Events} kejadian, {found.Rows} baris.",
                $"The audit trail is whole: {found.Events} events, {found.Rows} rows."));
        }
        return found.Faults.Select(fault => Problem.Conflict(
            "audit.broken", fault.ToString()!, "Stop all work on this database, keep a copy of it, and tell the Inspektorat.")
            .InIndonesian(
                $"Jejak audit tidak utuh: {fault}", "Hentikan semua pekerjaan, simpan salinan basis data, dan beri tahu Inspektorat."))
            .ToArray();
    }
}
