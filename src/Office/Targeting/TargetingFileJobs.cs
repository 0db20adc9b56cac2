using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Targeting;
using Paseban.Office.Imports;
using Paseban.Office.Jobs;
using Paseban.Rules;
using Paseban.Storage;
using static Paseban.Office.Imports.UploadJobs;
using static Paseban.Office.Jobs.JobWords;

namespace Paseban.Office.Targeting;

/// <summary>The works of targeting that write or read a file: lists out, answers and quotas in, drafts of decrees.</summary>
internal static class TargetingFileJobs
{
    public const string ExportList = "target-list-export";
    public const string ExportSubmission = "siks-ng-export";
    public const string Draft = "decree-draft";
    public const string PreviewAnswers = "siks-ng-preview";
    public const string LandAnswers = "siks-ng-import";
    public const string PreviewQuota = "quota-preview";
    public const string LandQuota = "quota-import";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(ExportList, new("Mengekspor daftar sasaran", "Exporting a target list"), ExportListAsync),
        new(ExportSubmission, new("Menulis berkas SIKS-NG", "Writing the file for SIKS-NG"), ExportSubmissionAsync),
        new(Draft, new("Menyusun rancangan Kepgub", "Drafting a decree"), DraftAsync),
        new(PreviewAnswers, new("Memeriksa jawaban SIKS-NG", "Looking through the answers of SIKS-NG"), job => AnswersAsync(job, true)),
        new(LandAnswers, new("Mencatat jawaban SIKS-NG", "Recording the answers of SIKS-NG"), job => AnswersAsync(job, false)),
        new(PreviewQuota, new("Memeriksa berkas kuota", "Looking through a file of quotas"), job => QuotaAsync(job, true)),
        new(LandQuota, new("Mencatat kuota", "Recording quotas"), job => QuotaAsync(job, false)),
    ];

    /// <param name="About">The list.</param>
    /// <param name="Name">What the file is called.</param>
    public sealed record WriteAsked(string About, string Name);

    /// <param name="Amends">Null for a new list; so are the others where the use case has a default.</param>
    public sealed record DraftAsked(
        IReadOnlyList<string> Rankings, string Number, string? Amends, string? From, string? To, string? Cohort, string Name);

    public sealed record QuotaAsked(int Year);

    private static async Task<Outcome<JobDone>> ExportListAsync(JobAtWork job)
    {
        var asked = job.Asked<WriteAsked>();
        var path = job.Services.GetRequiredService<KeptFiles>().Prepare(job.Job, asked.Name);
        var written = await new ExportTargetList(job.Database, job.Services.GetRequiredService<KeyRing>())
            .RunAsync(new(asked.About, path), job.Context, job.Progress, job.Stop);
        return written.Match<Outcome<JobDone>>(
            result => new JobDone(
                Said(
                    $"{result.Lines:N0} orang ditulis, {result.HeldBack:N0} ditahan karena gugur atau dicabut sejak dikunci.",
                    $"{result.Lines:N0} people were written, {result.HeldBack:N0} held back because they were dropped or withdrew."),
                KeptFiles.AddressOf(job.Job)),
            problems => problems.ToArray());
    }

    private static async Task<Outcome<JobDone>> ExportSubmissionAsync(JobAtWork job)
    {
        var asked = job.Asked<WriteAsked>();
        if (job.Services.GetRequiredService<SiteFacts>().SiksNg is not { } map) return NoMap;
        var path = job.Services.GetRequiredService<KeptFiles>().Prepare(job.Job, asked.Name);
        var written = await new ExportSubmission(job.Database, job.Services.GetRequiredService<KeyRing>(), map)
            .RunAsync(new(asked.About, path), job.Context, job.Progress, job.Stop);
        if (!written.Succeeded) return written.Problems.ToArray();
        var submission = written.Value.Submission;
        return new JobDone(
            written.Value.WasKnown
                ? Said(
                    $"Berkas yang sama sudah tercatat sebagai {submission.Reference}; ditulis ulang.",
                    $"The same file stands as {submission.Reference}; it was written again.")
                : Said(
                    $"{submission.Reference}: {submission.Lines:N0} orang siap dikirim, {submission.HeldBack:N0} ditahan.",
                    $"{submission.Reference}: {submission.Lines:N0} people are ready to be sent, {submission.HeldBack:N0} held back."),
            KeptFiles.AddressOf(job.Job));
    }

    private static async Task<Outcome<JobDone>> DraftAsync(JobAtWork job)
    {
        var asked = job.Asked<DraftAsked>();
        var path = job.Services.GetRequiredService<KeptFiles>().Prepare(job.Job, asked.Name);
        var request = new DraftRequest(
            asked.Rankings, asked.Number, path, asked.Amends, MonthOf(asked.From), MonthOf(asked.To), asked.Cohort);
        var drafted = await new DraftDecree(
            job.Database, job.Services.GetRequiredService<KeyRing>(), job.Services.GetRequiredService<Law>())
            .RunAsync(request, job.Context, job.Progress, job.Stop);
        if (!drafted.Succeeded) return drafted.Problems.ToArray();
        var result = drafted.Value;
        var (lines, left) = (result.Actions.Values.Sum(), result.LeftBy.Values.Sum());
        return new JobDone(
            Said(
                $"{result.Reference}: {lines:N0} baris, {result.PerMonth} per bulan; {left:N0} yang terpilih sudah keluar.",
                $"{result.Reference}: {lines:N0} lines, {result.PerMonth} a month; {left:N0} selected people have left."),
            KeptFiles.AddressOf(job.Job));
    }

    private static async Task<Outcome<JobDone>> AnswersAsync(JobAtWork job, bool preview)
    {
        var asked = job.Asked<FileAsked>();
        var uploads = job.Services.GetRequiredService<Uploads>();
        if (uploads.Find(asked.Upload, job.Actor) is not { } upload) return Gone;
        if (job.Services.GetRequiredService<SiteFacts>().SiksNg is not { } map) return NoMap;
        var law = job.Services.GetRequiredService<Law>();
        var landed = await new ImportDetermination(job.Database, job.Services.GetRequiredService<KeyRing>(), law.Facts, map).RunAsync(
            new(uploads.PathOf(upload), RowsOf(preview, asked), uploads.ErrorsPathOf(upload), preview), job.Context, job.Progress,
            job.Stop);
        if (preview)
        {
            uploads.Write(upload, landed.Match(Preview, Nothing));
            return Looked("/targeting/siks-ng/preview/" + upload.Id);
        }
        if (!landed.Succeeded) return landed.Problems.ToArray();
        uploads.Drop(upload.Id);
        var (result, known) = (landed.Value, landed.Value.Unchanged);
        return new JobDone(
            Said(
                $"{result.Eligible:N0} layak, {result.NotEligible:N0} tidak, {result.ToMend:N0} perbaikan; {known:N0} sudah ada.",
                $"{result.Eligible:N0} eligible, {result.NotEligible:N0} not, {result.ToMend:N0} to mend; {known:N0} stood already."),
            "/targeting/siks-ng/differences");
    }

    private static async Task<Outcome<JobDone>> QuotaAsync(JobAtWork job, bool preview)
    {
        var asked = job.Asked<FileAsked>();
        var uploads = job.Services.GetRequiredService<Uploads>();
        if (uploads.Find(asked.Upload, job.Actor) is not { } upload) return Gone;
        var year = JsonSerializer.Deserialize<QuotaAsked>(upload.Asked)!.Year;
        job.Progress.Report(new(new("Membaca kuota", "Reading the quotas"), 0, null));
        var landed = await new ImportQuota(job.Database, job.Services.GetRequiredService<Law>()).RunAsync(
            new(uploads.PathOf(upload), year, RowsOf(preview, asked), uploads.ErrorsPathOf(upload), preview), job.Context, job.Stop);
        if (preview)
        {
            uploads.Write(upload, landed.Match(Preview, Nothing));
            return Looked("/targeting/quota/preview/" + upload.Id);
        }
        if (!landed.Succeeded) return landed.Problems.ToArray();
        uploads.Drop(upload.Id);
        return new JobDone(
            landed.Value.Reference is { } reference
                ? Said(
                    $"{reference}: kuota {landed.Value.Totals.Sum(total => total.Changed):N0} kelurahan berubah.",
                    $"{reference}: the quotas of {landed.Value.Totals.Sum(total => total.Changed):N0} kelurahan have changed.")
                : new("Semua kuota sudah tercatat seperti itu.", "Every quota was on record as it is."),
            string.Create(CultureInfo.InvariantCulture, $"/targeting/quota?year={year}"));
    }

    private static UploadPreview Preview(DeterminationImported landed) => new(
        landed.File.RowsRead, landed.File.RowsRefused,
        landed.File.WasImportedBefore
            ? [Problem.Conflict("siks-ng.known", "This very file was imported before.", "There is nothing to do.")
                .InIndonesian("Berkas ini sudah pernah diimpor.", "Tidak ada yang perlu dilakukan.")]
            : [],
        [
            new("Ditetapkan layak", "Determined eligible", landed.Eligible),
            new("Tidak layak: pendaftarannya gugur", "Not eligible: their registration is dropped", landed.NotEligible),
            new("Perbaikan data: diperiksa lagi", "Data to be mended: looked at again", landed.ToMend),
            new("Sudah tercatat sama", "On record as they are", landed.Unchanged),
        ],
        [], landed.File.UnknownColumns);

    private static UploadPreview Preview(QuotaImported landed) => new(
        landed.File.RowsRead, landed.File.RowsRefused, [],
        [
            .. landed.Totals.SelectMany(total => (UploadCount[])
            [
                new($"{total.Programme}: kelurahan yang berubah", $"{total.Programme}: kelurahan that change", total.Changed),
                new($"{total.Programme}: tempat sekarang", $"{total.Programme}: places now", total.Before),
                new($"{total.Programme}: tempat menjadi", $"{total.Programme}: places then", total.After),
            ]),
        ],
        [], landed.File.UnknownColumns);

    private static Month? MonthOf(string? text) => text is null ? null : Month.Parse(text);

    private static Problem NoMap => Problem.Conflict(
        "siks-ng.map", "This site was started without the column map exchange/siks-ng.yaml.", "Tell an administrator.")
        .InIndonesian("Situs ini dijalankan tanpa peta kolom exchange/siks-ng.yaml.", "Beri tahu administrator.");
}
