using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Matching;
using Paseban.Office.Imports;
using Paseban.Office.Jobs;
using Paseban.Rules;
using Paseban.Storage;
using static Paseban.Office.Jobs.JobWords;

namespace Paseban.Office.Matching;

/// <param name="Kind">As match runs name it.</param>
/// <param name="Files">Registers with the uploads that hold their extracts.</param>
/// <param name="Vintage">The month that they describe: yyyy-MM; empty where a column says so.</param>
public sealed record ExtractsAsked(string Wave, string Kind, IReadOnlyList<ExtractAsked> Files, string Vintage);

public sealed record ExtractAsked(string Register, string Upload);

public sealed record WaveAsked(string Wave);

/// <summary>The long works of matching.</summary>
internal static class MatchJobs
{
    public const string Extracts = "match-extracts";
    public const string Service = "match-civil-service";
    public const string Duplicates = "match-duplicates";
    public const string Criteria = "match-criteria";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(Extracts, new("Memadankan dengan daftar lain", "Matching with extracts"), ExtractsAsync),
        new(Service, new("Bertanya ke layanan Dukcapil", "Asking the civil registry"), ServiceAsync),
        new(Duplicates, new("Mencari data ganda", "Looking for duplicates"), async job => Done(await new FindDuplicates(
            job.Database, Keys(job), Law(job)).RunAsync(job.Asked<WaveAsked>().Wave, job.Context, job.Progress, job.Stop))),
        new(Criteria, new("Menilai kriteria pendaftaran", "Judging the criteria of registration"), async job => Done(
            await new JudgeCriteria(job.Database, Law(job)).RunAsync(
                job.Asked<WaveAsked>().Wave, job.Context, job.Progress, job.Stop))),
    ];

    private static async Task<Outcome<JobDone>> ExtractsAsync(JobAtWork job)
    {
        var asked = job.Asked<ExtractsAsked>();
        var uploads = job.Services.GetRequiredService<Uploads>();
        Month? vintage = Month.TryParse(asked.Vintage, out var month) ? month : null;
        var (files, kept) = (new List<ExtractFile>(), new List<Upload>());
        foreach (var file in asked.Files)
        {
            if (uploads.Find(file.Upload, job.Actor) is not { } upload)
                return UploadJobs.Gone;
            kept.Add(upload);
            var register = Enum.GetValues<MatchRegister>().First(one => one.Code() == file.Register);
            files.Add(new(register, uploads.PathOf(upload), vintage, uploads.ErrorsPathOf(upload)));
        }
        var (database, keys, law) = (job.Database, Keys(job), Law(job));
        var request = new MatchExtractsRequest(asked.Wave, files);
        var matched = asked.Kind switch
        {
            "civil" => await new MatchCivilExtract(database, keys, law).RunAsync(request, job.Context, job.Progress, job.Stop),
            "revenue" => await new MatchRevenue(database, keys, law).RunAsync(request, job.Context, job.Progress, job.Stop),
            "institutions" => await new MatchInstitutions(database, keys, law).RunAsync(request, job.Context, job.Progress, job.Stop),
            _ => await new MatchStateAid(database, keys, law).RunAsync(request, job.Context, job.Progress, job.Stop),
        };
        if (!matched.Succeeded) return matched.Problems.ToArray();
        // The rows that could not be used are fetched from their upload, by who sent it, for a day.
        var bad = kept.Where(upload => File.Exists(uploads.ErrorsPathOf(upload))).ToList();
        foreach (var upload in kept.Except(bad)) uploads.Drop(upload.Id);
        var done = Done(matched).Value;
        return bad.Count == 0 ? done : done with { Link = $"/matching/errors/{string.Join('+', bad.Select(upload => upload.Id))}" };
    }

    private static async Task<Outcome<JobDone>> ServiceAsync(JobAtWork job)
    {
        if (CivilService.Find() is not { } access) return CivilService.Missing;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
        return Done(await new MatchCivilService(job.Database, Keys(job), Law(job), http, access).RunAsync(
            job.Asked<WaveAsked>().Wave, job.Context, job.Progress, job.Stop));
    }

    private static Outcome<JobDone> Done(Outcome<MatchResult> matched)
    {
        if (!matched.Succeeded) return matched.Problems.ToArray();
        var run = matched.Value;
        BilingualText before = run.Repeated
            ? new("Sudah dilakukan sebelumnya; tidak ada yang berubah. ", "The same was done before; nothing changed. ")
            : new("", "");
        var came = Said(
            $"{run.Reference}: {run.Passed:N0} diteruskan, {run.Verify:N0} meragukan, {run.Dropped:N0} gugur;",
            $"{run.Reference}: {run.Passed:N0} go on, {run.Verify:N0} in doubt, {run.Dropped:N0} dropped;");
        var refused = Said($"{run.RowsRefused:N0} baris tidak terpakai.", $"{run.RowsRefused:N0} rows unusable.");
        var stopped = run.Remaining > 0
            ? Said(
                $" {run.Remaining:N0} orang belum ditanyakan; ulangi untuk melanjutkan.",
                $" {run.Remaining:N0} are still to be asked about.")
            : new("", "");
        return new JobDone(
            new($"{before.Id}{came.Id} {refused.Id}{stopped.Id}", $"{before.En}{came.En} {refused.En}{stopped.En}"),
            $"/matching?wave={Uri.EscapeDataString(run.Wave)}");
    }

    private static KeyRing Keys(JobAtWork job) => job.Services.GetRequiredService<KeyRing>();

    private static Law Law(JobAtWork job) => job.Services.GetRequiredService<Law>();
}
