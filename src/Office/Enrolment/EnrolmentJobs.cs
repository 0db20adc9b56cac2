using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Jobs;
using Paseban.Office.Imports;
using Paseban.Office.Jobs;
using Paseban.Rules;
using Paseban.Storage;
using static Paseban.Office.Imports.UploadJobs;
using static Paseban.Office.Jobs.JobWords;

namespace Paseban.Office.Enrolment;

/// <summary>Decrees and recipient events from files: first what would come of it, then, when it was confirmed, the thing itself.</summary>
internal static class EnrolmentJobs
{
    public const string PreviewDecree = "decree-preview";
    public const string LandDecree = "decree-import";
    public const string PreviewRecipients = "recipients-preview";
    public const string LandRecipients = "recipients-change";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(PreviewDecree, new("Memeriksa daftar Kepgub", "Looking through a decree's list"), job => DecreeAsync(job, preview: true)),
        new(LandDecree, new("Mencatat Kepgub", "Recording a decree"), job => DecreeAsync(job, preview: false)),
        new(
            PreviewRecipients, new("Memeriksa perubahan penerima", "Looking through changes of recipients"),
            job => RecipientsAsync(job, preview: true)),
        new(
            LandRecipients, new("Mencatat perubahan penerima", "Recording changes of recipients"),
            job => RecipientsAsync(job, preview: false)),
    ];

    /// <param name="Amends">The number of a decree of the list; null for a new list.</param>
    public sealed record DecreeAsked(string Number, string Title, DateOnly SignedOn, string? Amends);

    private static async Task<Outcome<JobDone>> DecreeAsync(JobAtWork job, bool preview)
    {
        var asked = job.Asked<FileAsked>();
        var uploads = job.Services.GetRequiredService<Uploads>();
        if (uploads.Find(asked.Upload, job.Actor) is not { } upload) return Gone;
        var decree = JsonSerializer.Deserialize<DecreeAsked>(upload.Asked)!;
        var file = new DecreeFile(
            uploads.PathOf(upload), decree.Number, decree.Title, decree.SignedOn,
            RowsOf(preview, asked), uploads.ErrorsPathOf(upload), preview);
        var (keys, law) = (job.Services.GetRequiredService<KeyRing>(), job.Services.GetRequiredService<Law>());
        var changed = decree.Amends is { } amends
            ? await new AmendDecree(job.Database, keys, law).RunAsync(file, amends, job.Context, job.Progress, job.Stop)
            : await new ImportDecree(job.Database, keys, law).RunAsync(file, job.Context, job.Progress, job.Stop);
        if (preview)
        {
            uploads.Write(upload, changed.Match(Preview, Nothing));
            return Looked("/decrees/preview/" + upload.Id);
        }
        if (!changed.Succeeded) return changed.Problems.ToArray();
        uploads.Drop(upload.Id);
        var result = changed.Value.Decree;
        return new JobDone(
            Said(
                $"{result.Number} tercatat sebagai versi {result.Version}: {result.Lines:N0} baris.",
                $"{result.Number} is recorded as version {result.Version}: {result.Lines:N0} lines."),
            "/decrees/" + result.Reference);
    }

    private static async Task<Outcome<JobDone>> RecipientsAsync(JobAtWork job, bool preview)
    {
        var asked = job.Asked<FileAsked>();
        var uploads = job.Services.GetRequiredService<Uploads>();
        if (uploads.Find(asked.Upload, job.Actor) is not { } upload) return Gone;
        var file = new RecipientFile(uploads.PathOf(upload), RowsOf(preview, asked), uploads.ErrorsPathOf(upload), preview);
        var law = job.Services.GetRequiredService<Law>();
        var changed = await new ChangeRecipients(job.Database, job.Services.GetRequiredService<KeyRing>(), law)
            .RunAsync(file, job.Context, job.Progress, job.Stop);
        if (preview)
        {
            uploads.Write(upload, changed.Match(result => Preview(result, law), Nothing));
            return Looked("/recipients/preview/" + upload.Id);
        }
        if (!changed.Succeeded) return changed.Problems.ToArray();
        uploads.Drop(upload.Id);
        return new JobDone(
            Said($"{changed.Value.Recorded:N0} perubahan tercatat.", $"{changed.Value.Recorded:N0} changes are recorded."), "/recipients");
    }

    private static UploadPreview Preview(DecreeChanged changed) => new(
        changed.RowsRead, changed.RowsRefused,
        changed.WasKnown
            ? [Problem.Conflict("decree.known", $"{changed.Decree.Number} stands already from this very file.", "There is nothing to do.")
                .InIndonesian($"{changed.Decree.Number} sudah tercatat dari berkas ini.", "Tidak ada yang perlu dilakukan.")]
            : [],
        [
            .. changed.Programmes.Select(lines => new UploadCount(
                $"Baris {lines.Programme} ditambahkan", $"Lines of {lines.Programme} added", lines.Lines, lines.PerMonth)),
            .. changed.Withdrawals > 0
                ? [new UploadCount("Baris lama diakhiri", "Earlier lines ended", changed.Withdrawals)]
                : Array.Empty<UploadCount>(),
        ],
        [], changed.UnknownColumns);

    private static UploadPreview Preview(RecipientsChanged changed, Law law) => new(
        changed.RowsRead, changed.RowsRefused, [],
        [
            .. changed.Counts.Select(count => Count(count, law)),
            .. changed.Repeated > 0
                ? [new UploadCount("Sudah tercatat sebelumnya", "On record already", changed.Repeated)]
                : Array.Empty<UploadCount>(),
        ],
        [], changed.UnknownColumns);

    private static UploadCount Count(RecipientEventCount count, Law law)
    {
        var kind = RecipientEventKinds.Parse(count.Kind).Text();
        var reason = law.Reasons.Find(count.Reason)?.Text ?? new BilingualText(count.Reason, count.Reason);
        return new($"{count.Programme}: {kind.Id}, {reason.Id}", $"{count.Programme}: {kind.En}, {reason.En}", count.Recipients);
    }
}
