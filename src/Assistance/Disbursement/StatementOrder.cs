using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>Statements form a chain: each opens with the balance that the one before closed with.</summary>
internal static class StatementOrder
{
    /// <summary>The code of the problem that means: try again when the statement in between has come.</summary>
    public const string Waits = "bank.waits";

    /// <summary>The code of the problem that means: this statement is known already and says the same.</summary>
    public const string Repeated = "bank.repeated";

    public static async Task<Problem?> RefuseAsync(Reading reading, StatementHeader header, CancellationToken ct)
    {
        var fund = await FundAccount.ReadAsync(reading, ct);
        if (!fund.Succeeded) return fund.Problems[0];
        if (header.AccountNumber != fund.Value.Number)
            return Problem.Invalid(
                "bank.other-account",
                "The statement is of another account than the programme fund.",
                "Ask the bank for the fund account's statement.");
        if (await FindAsync(reading, "where statement_id = @StatementId", header, ct) is { } same)
        {
            return same.Opening == header.Opening.Amount && same.Closing == header.Closing.Amount
                ? Problem.Conflict(Repeated, $"Statement {header.StatementId} was taken in before.", "Nothing to do.")
                : Problem.Conflict(
                    "bank.statement-changed",
                    $"Statement {header.StatementId} was taken in with other balances.",
                    "Ask the bank which one holds; nothing was booked.");
        }
        var last = await FindAsync(reading, "order by through_date desc, id desc limit 1", header, ct);
        if (last is not null && string.CompareOrdinal(header.ClosingDate.Iso, last.ThroughDate) < 0)
            return Problem.Conflict(
                "bank.statement-overlaps",
                $"The statement ends on {header.ClosingDate.Iso}, before the last one ({last.ThroughDate}).",
                "Ask the bank for the missing one under the order of its balances.");
        return header.Opening.Amount == (last?.Closing ?? 0)
            ? null
            : Problem.Conflict(
                Waits,
                $"The statement opens with {header.Opening}, the last one closed with {new Rupiah(last?.Closing ?? 0)}.",
                "It waits for the statement in between.");
    }

    public static Task<int> InsertAsync(UnitOfWork work, long id, long messageId, StatementHeader header, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into statement (id, message_id, statement_id, account, from_date, through_date, opening, closing)
            values (@id, @messageId, @StatementId, @AccountNumber, @from, @through, @opening, @closing)
            """,
            new
            {
                id,
                messageId,
                header.StatementId,
                header.AccountNumber,
                from = header.OpeningDate.Iso,
                through = header.ClosingDate.Iso,
                opening = header.Opening.Amount,
                closing = header.Closing.Amount,
            },
            ct);

    private static Task<Known?> FindAsync(Reading reading, string which, StatementHeader header, CancellationToken ct) =>
        reading.FindAsync<Known>(
            $"select through_date as ThroughDate, opening as Opening, closing as Closing from statement {which}",
            new { header.StatementId }, ct);

    private sealed record Known(string ThroughDate, long Opening, long Closing);
}
