using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Matching;
using Paseban.Assistance.Targeting;
using Paseban.Office.Intake;
using Paseban.Office.Jobs;
using Paseban.Office.Matching;
using Paseban.Office.Targeting;
using static Paseban.Office.Exports.ListFile;

namespace Paseban.Office.Exports;

/// <summary>
/// Worklists saved as files: the same rows that their pages show, as far as the asker sees the city; names are masked or not in
/// them.
/// </summary>
internal static class WorklistExports
{
    public const string Findings = "export-findings";
    public const string Applications = "export-applications";
    public const string Exceptions = "export-exceptions";
    public const string Ranking = "export-ranking";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(Findings, new("Mengekspor temuan", "Exporting findings"), FindingsAsync),
        new(Applications, new("Mengekspor pendaftaran", "Exporting applications"), ApplicationsAsync),
        new(Exceptions, new("Mengekspor pengecualian", "Exporting exceptions"), ExceptionsAsync),
        new(Ranking, new("Mengekspor peringkat", "Exporting a ranking"), RankingAsync),
    ];

    private static async Task<Outcome<JobDone>> FindingsAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<FindingFilters>>();
        var list = new FindingWorklist(Seen(job));
        var query = asked.Filters.Query with { Most = RowsAtOnce };
        var total = asked.Filters.Count(await list.CountsAsync(query.Wave, job.Stop));
        return await WriteAsync(
            job,
            asked.FileName,
            ["temuan", "orang", "alasan", "sumber", "bulan_data", "kata_sumber", "akibat", "yakin", "kode_kelurahan", "keadaan"],
            async after =>
            {
                var page = await list.RunAsync(query with { After = after as string }, job.Stop);
                return page.Match<Outcome<FileRows>>(
                    found => new FileRows([.. found.Findings.Select(Row)], found.After, total), problems => problems.ToArray());
            });

        static IReadOnlyList<string> Row(PlacedFinding placed) =>
        [
            placed.Finding.Reference, placed.Finding.Person, placed.Finding.Reason ?? "", placed.Finding.Source,
            placed.Finding.Vintage.ToString(), placed.Finding.Evidence, placed.Finding.Effect, Text(placed.Finding.Confidence), placed.Area,
            placed.Finding.Resolution ?? "",
        ];
    }

    private static async Task<Outcome<JobDone>> ApplicationsAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<ApplicationFilters>>();
        var database = Seen(job);
        var list = new ListApplications(database);
        var query = asked.Filters.Query with { Most = RowsAtOnce };
        var counts = await new CountApplications(database).RunAsync(new(asked.Filters.Wave, query.Area), job.Actor, job.Stop);
        if (!counts.Succeeded) return counts.Problems.ToArray();
        var total = asked.Filters.Count(counts.Value);
        return await WriteAsync(
            job,
            asked.FileName,
            ["pendaftaran", "gelombang", "lewat", "keadaan", "kode_kelurahan", "anggota", "masih_berjalan", "dimulai", "diajukan"],
            async after =>
            {
                var page = await list.RunAsync(query with { After = after as string }, job.Actor, job.Stop);
                return page.Match<Outcome<FileRows>>(
                    found => new FileRows([.. found.Applications.Select(Row)], found.After, total), problems => problems.ToArray());
            });

        static IReadOnlyList<string> Row(ListedApplication application) =>
        [
            application.Reference, application.Wave ?? "", application.Door.Code(), application.State.Code(), application.Area ?? "",
            Text(application.Members), Text(application.Open), Day(application.BegunAt),
            application.SubmittedAt is { } submitted ? Day(submitted) : "",
        ];
    }

    private static async Task<Outcome<JobDone>> ExceptionsAsync(JobAtWork job)
    {
        await using var reading = await Seen(job).ReadAsync(job.Stop);
        var total = await ExceptionInbox.CountOpenAsync(reading, job.Stop);
        return await WriteAsync(
            job,
            job.Asked<ExportAsked<string>>().FileName,
            ["nomor", "kode", "rujukan_bank", "jumlah", "kas_bergerak", "uraian", "berkas", "sejak"],
            async after =>
            {
                var page = await ExceptionInbox.OpenAsync(reading, after as long? ?? 0, RowsAtOnce, job.Stop);
                return new FileRows([.. page.Select(Row)], page.Count < RowsAtOnce ? null : page[^1].Id, total);
            });

        static IReadOnlyList<string> Row(ExceptionItem item) =>
        [
            Text(item.Id), item.Code, item.Reference, item.Amount is { } amount ? Text(amount.Amount) : "", Text(item.Cash.Amount),
            item.Detail, item.File, Day(item.RaisedAt),
        ];
    }

    private static Task<Outcome<JobDone>> RankingAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<RankingFilters>>();
        var list = new ListRankingLines(Seen(job));
        var query = asked.Filters.Query with { Most = RowsAtOnce };
        return WriteAsync(
            job,
            asked.FileName,
            ["kode_kelurahan", "kelurahan", "tempat", "orang", "nama", "hasil", "asal", "pertimbangan"],
            async after =>
            {
                var page = await list.RunAsync(query with { After = after as string }, job.Stop);
                return page.Match<Outcome<FileRows>>(
                    found => new FileRows([.. found.Lines.Select(Row)], found.Next, null), problems => problems.ToArray());
            });

        static IReadOnlyList<string> Row(RankingPlace line) =>
            [line.Area, line.Kelurahan, Text(line.Place), line.Person, line.Name, line.Outcome, line.Origin, line.Grounds];
    }

    private static string Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(ProcessContext.Jakarta).DateTime).Iso;
}
