namespace Paseban.Assistance.Disbursement;

/// <summary>Something a bank said that cannot be booked as it stands: parked for a person, never guessed at, never booked twice.</summary>
/// <param name="Code">What is wrong: UNKNOWN_PAYMENT, OTHER_MESSAGE, AMOUNT_DIFFERS, BACKWARDS, TWICE_IN_MESSAGE, ENTRY_TWICE,
/// RETURN_TOO_LARGE, ...</param>
/// <param name="Reference">What the bank named: an end-to-end id or an entry's reference.</param>
/// <param name="Cash">What moved on the fund account and is not booked: above zero came in, below zero went out, zero when nothing
/// did.</param>
/// <param name="Owner">The role that has to see to it.</param>
public sealed record ExceptionItem(
    long Id, string Code, string Reference, Rupiah? Amount, Rupiah Cash, string Detail, string File, DateTimeOffset RaisedAt,
    string? Resolution, Role Owner);

/// <summary>The exception inbox.</summary>
public static class ExceptionInbox
{
    /// <summary>Open items, the oldest first; a page after <paramref name="after"/>.</summary>
    public static async Task<IReadOnlyList<ExceptionItem>> OpenAsync(
        Reading reading, long after = 0, int size = 200, CancellationToken ct = default)
    {
        var rows = await reading.ListAsync<(long Id, string Code, string Reference, long? Amount, long Cash, string Detail, string Name,
            long RaisedAt, string? Resolution, long Owner)>(
            """
            select e.id, e.code, e.reference, e.amount, e.cash, e.detail, m.name, e.raised_at, e.resolution,
                e.owner_role
            from exception_item e join bank_message m on m.id = e.message_id
            where e.resolved_at is null and e.id > @after order by e.id limit @size
            """,
            new { after, size = (long)size },
            ct);
        return [.. rows.Select(r => new ExceptionItem(
            r.Id, r.Code, r.Reference, r.Amount is { } amount ? new Rupiah(amount) : null, new Rupiah(r.Cash), r.Detail, r.Name,
            Instant.FromMicroseconds(r.RaisedAt), r.Resolution, (Role)r.Owner))];
    }

    /// <summary>One open item.</summary>
    public static async Task<Outcome<ExceptionItem>> FindAsync(Reading reading, long id, CancellationToken ct = default) =>
        (await OpenAsync(reading, id - 1, 1, ct)).FirstOrDefault(item => item.Id == id) is { } item
            ? item
            : Problem.NotFound("bank.no-exception", $"No open exception has the number {id}.", "Look among the open exceptions.")
                .InIndonesian($"Tidak ada pengecualian terbuka bernomor {id}.", "Lihat daftar pengecualian yang terbuka.")
                .AtCommandLine("See: paseban bank exceptions");

    /// <summary>Open items from messages that spoke of a run's payments.</summary>
    internal static Task<long> CountOfRunAsync(Reading reading, long run, CancellationToken ct) =>
        reading.SingleAsync<long>(
            """
            select count(*) from exception_item e
            where e.resolved_at is null and exists (select 1 from bank_message_run m where m.message_id = e.message_id and m.run_id = @run)
            """,
            new { run },
            ct);

    public static Task<long> CountOpenAsync(Reading reading, CancellationToken ct = default) =>
        reading.SingleAsync<long>("select count(*) from exception_item where resolved_at is null", ct: ct);

    /// <summary>Staging for one message; <see cref="LandAsync"/> moves it into the inbox.</summary>
    internal static Task StageAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync(
            "exception",
            """
            code text not null, reference text not null, amount bigint, detail text not null, cash bigint not null default 0,
            entry_line bigint
            """,
            ct);

    internal static Task<int> AddAsync(
        UnitOfWork work, string code, string reference, Rupiah? amount, string detail, CancellationToken ct) =>
        AddAsync(work, code, reference, amount, detail, Rupiah.Zero, null, ct);

    /// <param name="cash">What the item moved on the fund account (below zero: out) without being booked.</param>
    /// <param name="entryLine">The statement's entry in which it moved.</param>
    internal static Task<int> AddAsync(
        UnitOfWork work, string code, string reference, Rupiah? amount, string detail, Rupiah cash, long? entryLine,
        CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into temp_exception (code, reference, amount, detail, cash, entry_line)
            values (@code, @reference, @amount, @detail, @cash, @entryLine)
            """,
            new { code, reference, amount = amount?.Amount, detail, cash = cash.Amount, entryLine },
            ct);

    /// <summary>
    /// Keeps which runs a message that leaves an exception spoke of, so that a run's page finds what is open about it.
    /// </summary>
    /// <param name="work">The change.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="staged">The table of its lines, with <c>payment_id</c>.</param>
    /// <param name="ct">Ends it.</param>
    internal static async Task NameRunsAsync(UnitOfWork work, long messageId, string staged, CancellationToken ct)
    {
        if (await work.SingleAsync<long>("select count(*) from temp_exception", ct: ct) == 0) return;
        await work.ExecuteAsync(
            $"""
            insert into bank_message_run (message_id, run_id)
            select distinct @messageId, p.run_id from {staged} l join payment p on p.id = l.payment_id where true
            on conflict (message_id, run_id) do nothing
            """,
            new { messageId },
            ct);
    }

    /// <summary>The same thing said several times in one message is one item; its cash moved each time.</summary>
    /// <returns>Items raised.</returns>
    internal static async Task<long> LandAsync(UnitOfWork work, long messageId, CancellationToken ct)
    {
        var count = await work.SingleAsync<long>("select count(*) from (select distinct code, reference from temp_exception) item", ct: ct);
        if (count == 0) return 0;
        var first = await work.TakeNumbersAsync("exception_item", count, ct);
        return await work.ExecuteAsync(
            """
            insert into exception_item (id, message_id, code, reference, amount, detail, cash, entry_line, raised_at, owner_role)
            select @first - 1 + row_number() over (order by code, reference), @messageId, code, reference, max(amount), max(detail),
                cast(sum(cash) as bigint), max(entry_line), @at, @owner
            from temp_exception where true group by code, reference
            on conflict (message_id, code, reference) do nothing
            """,
            new { first, messageId, at = work.Context.AtMicroseconds, owner = (long)Role.BankLiaison },
            ct);
    }
}
