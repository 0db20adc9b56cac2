using System.Globalization;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Oversight;
using Paseban.Office.Jobs;
using static Paseban.Office.Exports.ListFile;

namespace Paseban.Office.Exports;

/// <summary>The audit trail saved as a file, whole or as far as it was narrowed, the newest event first.</summary>
internal static class AuditExport
{
    public const string Trail = "export-audit";

    public static readonly IReadOnlyList<JobKind> Kinds =
        [new(Trail, new("Mengekspor jejak audit", "Exporting the audit trail"), TrailAsync)];

    private static Task<Outcome<JobDone>> TrailAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<AuditQuery>>();
        var trail = new BrowseAudit(Seen(job));
        return WriteAsync(
            job,
            asked.FileName,
            ["nomor", "waktu", "siapa", "kejadian", "arti", "rujukan", "alasan", "bukti", "isi", "hash"],
            async after =>
            {
                var page = await trail.RunAsync(asked.Filters with { Before = after as long?, Most = RowsAtOnce }, job.Stop);
                return page.Match<Outcome<FileRows>>(
                    found => new FileRows([.. found.Events.Select(Row)], found.Before, null), problems => problems.ToArray());
            });

        static IReadOnlyList<string> Row(ListedEvent happened) =>
        [
            Text(happened.Sequence), happened.At.ToOffset(ProcessContext.Jakarta).ToString(
                "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            happened.Actor, happened.Kind, EventWords.Of(happened.Kind).Id, happened.Subject, happened.Reason, happened.Evidence,
            happened.Body, happened.Hash,
        ];
    }
}
