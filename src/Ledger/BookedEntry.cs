using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Ledger;

/// <summary>An entry of the journal as it was booked.</summary>
/// <param name="RunId">The run it belongs to; null for none.</param>
/// <param name="RecordedAt">When it was written, which may be later than the day on which it is booked.</param>
public sealed record BookedEntry(
    long Id, string Key, string Kind, DateOnly BookedOn, DateTimeOffset RecordedAt, string Document, long? RunId,
    IReadOnlyList<Posting> Postings)
{
    public Rupiah Total => Postings.Select(posting => posting.Amount).Total();

    public static async Task<Outcome<BookedEntry>> FindAsync(Reading reading, long id, CancellationToken ct = default)
    {
        var row = await reading.FindAsync<Row>(
            """
            select id as Id, idempotency_key as Key, kind as Kind, booked_on as BookedOn, recorded_at as RecordedAt, document as Document,
                   run_id as RunId
            from journal_entry where id = @id
            """,
            new { id },
            ct);
        if (row is null)
            return Problem.NotFound("ledger.no-entry", $"The journal has no entry {id}.", "Open an account and choose an entry.")
                .InIndonesian($"Jurnal tidak memuat catatan {id}.", "Buka sebuah akun, lalu pilih catatannya.");
        var postings = await reading.ListAsync<(string Debit, string Credit, string Programme, long Amount)>(
            "select debit_account, credit_account, programme, amount from posting where entry_id = @id order by line", new { id }, ct);
        return new BookedEntry(
            row.Id, row.Key, row.Kind, IsoDate.Parse(row.BookedOn), Instant.FromMicroseconds(row.RecordedAt), row.Document, row.RunId,
            [.. postings.Select(p => new Posting(Of(p.Debit), Of(p.Credit), p.Programme, new Rupiah(p.Amount)))]);
    }

    private static Account Of(string code) => Chart.All.Single(account => account.Code == code);

    private sealed record Row(long Id, string Key, string Kind, string BookedOn, long RecordedAt, string Document, long? RunId);
}
