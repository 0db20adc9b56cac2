using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Jobs;
using Paseban.Office.Disbursement;
using Paseban.Office.Enrolment;
using Paseban.Office.Jobs;
using static Paseban.Office.Exports.ListFile;

namespace Paseban.Office.Exports;

/// <summary>
/// Lists saved as files: the same rows that the page shows, all of them, as far as the asker sees the city. Names stay masked.
/// </summary>
internal static class ExportJobs
{
    public const string Payments = "export-payments";
    public const string Recipients = "export-recipients";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(Payments, new("Mengekspor pembayaran", "Exporting payments"), PaymentsAsync),
        new(Recipients, new("Mengekspor penerima", "Exporting recipients"), RecipientsAsync),
    ];

    private static async Task<Outcome<JobDone>> PaymentsAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<PaymentFilters>>();
        var list = new ListPayments(Seen(job));
        var query = asked.Filters.Query with { Most = RowsAtOnce };
        return await WriteAsync(
            job,
            asked.FileName,
            ["pembayaran", "penerima", "nama", "program", "kode_kelurahan", "bulan_pertama", "bulan_terakhir", "jumlah", "keadaan",
                "alasan_ditahan", "alasan_bank", "dikreditkan"],
            async after =>
            {
                var page = await list.RunAsync(query with { After = after as long? ?? 0, Counted = after is null }, job.Stop);
                if (!page.Succeeded) return page.Problems.ToArray();
                return new FileRows([.. page.Value.Payments.Select(Row)], page.Value.Next, page.Value.Count);
            });

        static IReadOnlyList<string> Row(ListedPayment payment) =>
        [
            payment.Reference.ToString(), payment.Person.ToString(), payment.Name, payment.Programme, payment.Kelurahan,
            payment.Months.From.ToString(), payment.Months.Through.ToString(),
            Text(payment.Amount.Amount), payment.State.ToString().ToLowerInvariant(),
            payment.HoldReason ?? "", payment.BankReason ?? "", payment.CreditedOn?.Iso ?? "",
        ];
    }

    private static Task<Outcome<JobDone>> RecipientsAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<RecipientFilters>>();
        var list = new ListRecipients(Seen(job));
        var query = asked.Filters.Query with { Most = RowsAtOnce };
        return WriteAsync(
            job,
            asked.FileName,
            ["penerima", "nama", "program", "kohort", "asal", "mulai", "sampai", "jumlah_per_bulan", "keadaan", "kode_kelurahan", "kepgub"],
            async after =>
            {
                var page = await list.RunAsync(query with { After = after as RecipientPlace, Counted = after is null }, job.Stop);
                return new FileRows([.. page.Recipients.Select(Row)], page.Next, page.HasMore ? null : page.Count);
            });

        static IReadOnlyList<string> Row(ListedRecipient recipient) =>
        [
            recipient.Person.ToString(), recipient.Name, recipient.Programme, recipient.Cohort, recipient.Origin,
            recipient.From.ToString(), recipient.Until.ToString(), Text(recipient.Amount.Amount),
            recipient.Status, recipient.Kelurahan, recipient.Decree,
        ];
    }
}
