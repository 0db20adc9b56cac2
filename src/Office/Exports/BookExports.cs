using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Jobs;
using Paseban.Ledger;
using Paseban.Office.Jobs;
using static Paseban.Office.Exports.ListFile;

namespace Paseban.Office.Exports;

/// <summary>What the books have, saved as files: the movements of an account, and what was overpaid.</summary>
internal static class BookExports
{
    public const string Account = "export-account";
    public const string Receivables = "export-receivables";

    public static readonly IReadOnlyList<JobKind> Kinds =
    [
        new(Account, new("Mengekspor mutasi", "Exporting movements"), AccountAsync),
        new(Receivables, new("Mengekspor kelebihan bayar", "Exporting overpayments"), ReceivablesAsync),
    ];

    /// <summary>Filters: the account's code.</summary>
    private static async Task<Outcome<JobDone>> AccountAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<string>>();
        var account = Chart.All.Single(one => one.Code == asked.Filters);
        await using var reading = await Seen(job).ReadAsync(job.Stop);
        return await WriteAsync(
            job,
            asked.FileName,
            ["tanggal", "jurnal", "baris", "jenis", "dokumen", "program", "lawan", "debit", "kredit", "saldo"],
            async after =>
            {
                var last = after as Movement;
                var page = await AccountStatement.ReadAsync(
                    reading, account, last?.Balance ?? Rupiah.Zero, last?.EntryId ?? 0, last?.Line ?? 0, RowsAtOnce, job.Stop);
                return new FileRows([.. page.Select(Row)], page.Count < RowsAtOnce ? null : page[^1], null);
            });

        static IReadOnlyList<string> Row(Movement line) =>
        [
            line.BookedOn.Iso, Text(line.EntryId), Text(line.Line), line.Kind, line.Document, line.Programme, line.Other,
            Text(line.Debit.Amount), Text(line.Credit.Amount), Text(line.Balance.Amount),
        ];
    }

    /// <summary>Filters: whether those that are settled are asked for too.</summary>
    private static async Task<Outcome<JobDone>> ReceivablesAsync(JobAtWork job)
    {
        var asked = job.Asked<ExportAsked<bool>>();
        await using var reading = await Seen(job).ReadAsync(job.Stop);
        return await WriteAsync(
            job,
            asked.FileName,
            ["piutang", "orang", "pembayaran", "program", "bulan_pertama", "bulan_terakhir", "bulan", "jumlah", "kembali", "alasan",
                "dasar_hukum", "tahun_anggaran", "lunas"],
            async after =>
            {
                var page = await Receivable.ListAsync(reading, asked.Filters, after as long? ?? 0, RowsAtOnce, job.Stop);
                return new FileRows([.. page.Select(Row)], page.Count < RowsAtOnce ? null : page[^1].Reference.Id, null);
            });

        static IReadOnlyList<string> Row(Receivable item) =>
        [
            item.Reference.ToString(), item.Person.ToString(), item.Payment.ToString(), item.Programme, item.Months.From.ToString(),
            item.Months.Through.ToString(), Text(item.MonthCount), Text(item.Amount.Amount), Text(item.Repaid.Amount), item.Reason,
            item.LegalBasis, Text(item.FiscalYear), item.SettledOn?.Iso ?? "",
        ];
    }
}
