using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>Something a bank said that cannot be booked as it stands: parked for a person, never guessed at, never booked twice.</summary>
/// <param name="Code">What is wrong: UNKNOWN_PAYMENT, OTHER_MESSAGE, AMOUNT_DIFFERS, BACKWARDS, TWICE_IN_MESSAGE, ENTRY_TWICE,
/// RETURN_TOO_LARGE, ...</param>
/// <param name="Reference">What the bank named: an end-to-end id or an entry's reference.</param>
public sealed record ExceptionItem(
    long Id, string Code, string Reference, Rupiah? Amount, string Detail, string File, DateTimeOffset RaisedAt, string? Resolution);

/// <summary>The exception inbox.</summary>
public static class ExceptionInbox
{
    /// <summary>Open items, the oldest first; a page after <paramref name="after"/>.</summary>
    public static async Task<IReadOnlyList<ExceptionItem>> OpenAsync(
        Reading reading, long after = 0, int size = 200, CancellationToken ct = default)
    {
        var rows = await reading.ListAsync<(long Id, string Code, string Reference, long? Amount, string Detail, string Name, long RaisedAt,
            string? Resolution)>(
            """
            select e.id, e.code, e.reference, e.amount, e.detail, m.name, e.raised_at, e.resolution
            from exception_item e join bank_message m on m.id = e.message_id
            where e.resolved_at is null and e.id > @after order by e.id limit @size
            """,
            new { after, size = (long)size },
            ct);
        return [.. rows.Select(r => new ExceptionItem(
            r.Id, r.Code, r.Reference, r.Amount is { } amount ? new Rupiah(amount) : null, r.Detail, r.Name, Instant.FromMicroseconds(
                r.RaisedAt), r.Resolution))];
    }

    public static Task<long> CountOpenAsync(Reading reading, CancellationToken ct = default) =>
        reading.SingleAsync<long>("select count(*) from exception_item where resolved_at is null", ct: ct);

    /// <summary>Staging for one message; <see cref="LandAsync"/> moves it into the inbox.</summary>
    internal static Task StageAsync(UnitOfWork work, CancellationToken ct) =>
        work.TemporaryAsync("exception", "code text not null, reference text not null, amount bigint, detail text not null", ct);

    internal static Task<int> AddAsync(UnitOfWork work, string code, string reference, Rupiah? amount, string detail,
        CancellationToken ct) =>
        work.ExecuteAsync(
            "insert into temp_exception (code, reference, amount, detail) values (@code, @reference, @amount, @detail)",
            new { code, reference, amount = amount?.Amount, detail },
            ct);

    /// <summary>The same thing said several times in one message is one item.</summary>
    /// <returns>Items raised.</returns>
    internal static async Task<long> LandAsync(UnitOfWork work, long messageId, CancellationToken ct)
    {
        var count = await work.SingleAsync<long>("select count(*) from (select distinct code, reference from temp_exception) item", ct: ct);
        if (count == 0) return 0;
        var first = await work.TakeNumbersAsync("exception_item", count, ct);
        return await work.ExecuteAsync(
            """
            insert into exception_item (id, message_id, code, reference, amount, detail, raised_at, owner_role)
            select @first - 1 + row_number() over (order by code, reference), @messageId, code, reference, max(amount), max(detail), @at,
                @owner
            from temp_exception where true group by code, reference
            on conflict (message_id, code, reference) do nothing
            """,
            new { first, messageId, at = work.Context.AtMicroseconds, owner = (long)Role.BankLiaison },
            ct);
    }
}

/// <summary>
/// Closes an exception with what was found out; needs a reason. It books nothing: what is owed is booked by the message that corrects it.
/// </summary>
public sealed class ResolveException(Database database)
{
    public async Task<Outcome<ExceptionItem>> RunAsync(long id, ProcessContext context, CancellationToken ct = default)
    {
        if (context.Reason.Trim().Length < 10)
            return Problem.Invalid(
                "bank.reason", "Resolving an exception needs a reason of at least ten characters.", "Add --reason \"...\"");
        await using var work = await database.BeginAsync(context, ct);
        var item = (await ExceptionInbox.OpenAsync(work, id - 1, 1, ct)).FirstOrDefault(e => e.Id == id);
        if (item is null)
            return Problem.NotFound("bank.no-exception", $"No open exception has the number {id}.", "See: paseban bank exceptions");
        await work.ExecuteAsync(
            "update exception_item set resolved_at = @at, resolved_by = @by, resolution = @Reason where id = @id",
            new { at = context.AtMicroseconds, by = context.Actor.Id, context.Reason, id },
            ct);
        work.Record("exception.resolved", $"exception {id}", new { item.Code, item.Reference, context.Reason });
        await work.CommitAsync(ct);
        return item with { Resolution = context.Reason };
    }
}
