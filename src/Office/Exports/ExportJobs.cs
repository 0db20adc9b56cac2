using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Oversight;
using Paseban.Office.Disbursement;
using Paseban.Office.Enrolment;
using Paseban.Office.Jobs;
using Paseban.Storage;
using static Paseban.Office.Jobs.JobWords;

namespace Paseban.Office.Exports;

/// <summary>
/// Lists saved as files: the same rows that the page shows, all of them, as far as the asker sees the city. Names stay masked.
/// </summary>
internal static class ExportJobs
{
    public const string Payments = "export-payments";
    public const string Recipients = "export-recipients";

    private const int RowsAtOnce = 5_000;

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(Payments, new("Mengekspor pembayaran", "Exporting payments"), PaymentsAsync),
        new(Recipients, new("Mengekspor penerima", "Exporting recipients"), RecipientsAsync),
    ];

    private static async Task<Outcome<JobDone>> PaymentsAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<PaymentFilters>>();
        var list = new ListPayments(Seen(job));
        var query = asked.Filters.Query with { Most = RowsAtOnce, Counted = false };
        return await WriteAsync(
            job,
            asked.FileName,
            ["pembayaran", "penerima", "nama", "program", "kode_kelurahan", "bulan_pertama", "bulan_terakhir", "jumlah", "keadaan",
                "alasan_ditahan", "alasan_bank", "dikreditkan"],
            async after =>
            {
                var page = await list.RunAsync(query with { After = after as long? ?? 0 }, job.Stop);
                if (!page.Succeeded) return page.Problems.ToArray();
                return new Rows([.. page.Value.Payments.Select(Row)], page.Value.Next);
            });

        static IReadOnlyList<string> Row(ListedPayment payment) =>
        [
            payment.Reference.ToString(), payment.Person.ToString(), payment.Name, payment.Programme, payment.Kelurahan,
            payment.Months.From.ToString(), payment.Months.Through.ToString(),
            payment.Amount.Amount.ToString(CultureInfo.InvariantCulture), payment.State.ToString().ToLowerInvariant(),
            payment.HoldReason ?? "", payment.BankReason ?? "", payment.CreditedOn?.Iso ?? "",
        ];
    }

    private static Task<Outcome<JobDone>> RecipientsAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<RecipientFilters>>();
        var list = new ListRecipients(Seen(job));
        var query = asked.Filters.Query with { Most = RowsAtOnce, Counted = false };
        return WriteAsync(
            job,
            asked.FileName,
            ["penerima", "nama", "program", "kohort", "asal", "mulai", "sampai", "jumlah_per_bulan", "keadaan", "kode_kelurahan", "kepgub"],
            async after =>
            {
                var page = await list.RunAsync(query with { After = after as RecipientPlace }, job.Stop);
                return new Rows([.. page.Recipients.Select(Row)], page.Next);
            });

        static IReadOnlyList<string> Row(ListedRecipient recipient) =>
        [
            recipient.Person.ToString(), recipient.Name, recipient.Programme, recipient.Cohort, recipient.Origin,
            recipient.From.ToString(), recipient.Until.ToString(), recipient.Amount.Amount.ToString(CultureInfo.InvariantCulture),
            recipient.Status, recipient.Kelurahan, recipient.Decree,
        ];
    }

    private static async Task<Outcome<JobDone>> WriteAsync(
        JobAtWork job, string fileName, IReadOnlyList<string> header, Func<object?, Task<Outcome<Rows>>> next)
    {
        var created = TableWriter.Create(job.Services.GetRequiredService<KeptFiles>().Prepare(job.Job, fileName), header);
        if (!created.Succeeded) return created.Problems.ToArray();
        using var table = created.Value;
        object? after = null;
        do
        {
            job.Stop.ThrowIfCancellationRequested();
            var rows = await next(after);
            if (!rows.Succeeded) return rows.Problems.ToArray();
            foreach (var row in rows.Value.Page) table.Add(row);
            after = rows.Value.After;
            job.Progress.Report(new(new("Menulis baris", "Writing rows"), table.Rows, null));
        }
        while (after is not null);
        var hash = await table.CompleteAsync(job.Stop);
        await new RecordExport(job.Database).RunAsync(fileName, table.Rows, hash, job.Context, job.Stop);
        table.Publish();
        return new JobDone(
            Said($"{table.Rows:N0} baris siap diunduh.", $"{Plural.Of(table.Rows, "row is", "rows are")} ready to be fetched."),
            KeptFiles.AddressOf(job.Job));
    }

    /// <summary>The city as the asker sees it: a file holds no more than the page.</summary>
    private static Database Seen(JobAtWork job) => job.Database.Within(AreaScope.Of(job.Actor));

    private sealed record Rows(IReadOnlyList<IReadOnlyList<string>> Page, object? After);
}
