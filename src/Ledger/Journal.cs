using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Ledger;

/// <summary>The book of original entry: append-only, each entry once by its key.</summary>
public static class Journal
{
    /// <summary>Every posting, told by the event that its entry was booked with.</summary>
    public static readonly EventClaim Recorded = new(
        "posting", "ledger.posted",
        told => told.Items("postings").Select((posting, i) => new ToldRow(
            $"{told["key"]}, line {i + 1}", told["kind"], told["bookedOn"], told.Event.Subject, told.At,
            posting["debit"], posting["credit"], posting["programme"], posting["amount"])),
        """
        select e.idempotency_key || ', line ' || coalesce(p.line, 0), e.kind, e.booked_on, e.document, e.recorded_at,
               p.debit_account, p.credit_account, p.programme, p.amount
        from journal_entry e left join posting p on p.entry_id = e.id
        """);

    /// <summary>
    /// Books an entry in the unit of work. A repeat with the same contents is a no-op (false); a repeat with other contents, an empty
    /// entry, an amount that is not positive or a closed year is a defect of the caller or a refused act, and throws.
    /// </summary>
    /// <exception cref="LedgerRefusal">The entry may not be booked; the message says why.</exception>
    public static async Task<bool> PostAsync(UnitOfWork work, JournalEntry entry, CancellationToken ct = default)
    {
        var postings = entry.Postings;
        if (postings.Count == 0) throw new LedgerRefusal($"Entry '{entry.Key}' books nothing.");
        if (postings.FirstOrDefault(p => !p.Amount.IsPositive || p.Debit == p.Credit) is { } wrong)
            throw new LedgerRefusal($"Entry '{entry.Key}' has a posting of {wrong.Amount} from {wrong.Credit.Code} to {wrong.Debit.Code}.");

        if (await FindAsync(work, entry.Key, ct) is { } booked)
        {
            return booked.Amount == entry.Total.Amount && booked.Lines == postings.Count
                ? false
                : throw new LedgerRefusal(
                    $"Entry '{entry.Key}' is booked with {new Rupiah(booked.Amount)}; it cannot be booked again with {entry.Total}.");
        }
        // Taken before the year is looked at: whoever closes it holds the book until the year is closed.
        if (work.Engine == Engine.Postgres) await work.ExecuteAsync("lock table journal_entry in row exclusive mode", ct: ct);
        await OpenYearAsync(work, entry.BookedOn.Year, ct);
        await WriteAsync(work, entry, ct);
        work.Record("ledger.posted", entry.Document, new
        {
            entry.Key,
            entry.Kind,
            bookedOn = entry.BookedOn.Iso,
            postings = postings.Select(p => new { debit = p.Debit.Code, credit = p.Credit.Code, p.Programme, amount = p.Amount.Amount }),
        });
        return true;
    }

    /// <summary>
    /// Holds the book until the end of the change, after what is being booked: nobody books beside it, so balances that it reads stay true.
    /// </summary>
    public static async Task HoldAsync(UnitOfWork work, CancellationToken ct = default)
    {
        // SQLite has one writer.
        if (work.Engine == Engine.Postgres) await work.ExecuteAsync("lock table journal_entry in share row exclusive mode", ct: ct);
    }

    public static async Task<bool> IsYearClosedAsync(Reading reading, int year, CancellationToken ct = default) =>
        await reading.SingleAsync<long>(
            "select count(*) from fiscal_year where year = @year and closed_at is not null", new { year = (long)year }, ct) > 0;

    private static Task<KnownEntry?> FindAsync(Reading reading, string key, CancellationToken ct) =>
        reading.FindAsync<KnownEntry>(
            """
            select e.id as Id, cast(sum(p.amount) as bigint) as Amount, count(*) as Lines
            from journal_entry e join posting p on p.entry_id = e.id where e.idempotency_key = @key group by e.id
            """,
            new { key },
            ct);

    private static async Task OpenYearAsync(UnitOfWork work, int year, CancellationToken ct)
    {
        if (await IsYearClosedAsync(work, year, ct))
            throw new LedgerRefusal($"The fiscal year {year} is closed: nothing more is booked in it.");
    }

    private static async Task WriteAsync(UnitOfWork work, JournalEntry entry, CancellationToken ct)
    {
        await EnsureAccountsAsync(work, ct);
        var id = await work.TakeNumbersAsync("journal_entry", 1, ct);
        await work.ExecuteAsync(
            """
            insert into journal_entry (id, idempotency_key, kind, booked_on, fiscal_year, recorded_at, document, run_id)
            values (@id, @Key, @Kind, @bookedOn, @year, @at, @Document, @RunId)
            """,
            new
            {
                id,
                entry.Key,
                entry.Kind,
                bookedOn = entry.BookedOn.Iso,
                year = (long)entry.BookedOn.Year,
                at = work.Context.AtMicroseconds,
                entry.Document,
                entry.RunId,
            },
            ct);
        await work.ExecuteAsync(
            """
            insert into posting (entry_id, line, debit_account, credit_account, programme, amount)
            values (@id, @line, @debit, @credit, @programme, @amount)
            """,
            entry.Postings.Select((p, i) => new
            {
                id,
                line = (long)i + 1,
                debit = p.Debit.Code,
                credit = p.Credit.Code,
                programme = p.Programme,
                amount = p.Amount.Amount,
            }),
            ct);
    }

    private static Task<int> EnsureAccountsAsync(UnitOfWork work, CancellationToken ct) =>
        work.ExecuteAsync(
            "insert into ledger_account (code, name_id, name_en, normal) values (@Code, @NameId, @NameEn, @normal) "
                + "on conflict (code) do nothing",
            Chart.All.Select(a => new { a.Code, a.NameId, a.NameEn, normal = a.IsDebitNormal ? "debit" : "credit" }),
            ct);

    private sealed record KnownEntry(long Id, long Amount, long Lines);
}

/// <summary>The books refuse an entry; the whole change is undone.</summary>
public sealed class LedgerRefusal(EnglishText message) : InvalidOperationException(message.ToString());
