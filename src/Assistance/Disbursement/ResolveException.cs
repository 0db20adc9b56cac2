using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Closes an exception with what was found out; needs a reason. An item that moved cash is closed only by booking that cash to suspense, so
/// that the books agree with the bank's balance; <see cref="ClearSuspense"/> brings it to its right place later. Any other item books
/// nothing.
/// </summary>
public sealed class ResolveException(Database database)
{
    /// <param name="toSuspense">Book the item's cash to suspense.</param>
    public async Task<Outcome<ExceptionItem>> RunAsync(
        long id, bool toSuspense, ProcessContext context, CancellationToken ct = default)
    {
        if (RunErrors.WithoutReason(context) is { } unexplained) return unexplained;
        await using var work = await database.BeginAsync(context, ct);
        var found = await ExceptionInbox.FindAsync(work, id, ct);
        if (!found.Succeeded) return found;
        var item = found.Value;
        if (item.Cash != Rupiah.Zero && !toSuspense)
            return Problem.Conflict(
                "bank.cash-moved",
                $"Number {id} moved {item.Cash} on the fund account, which no entry of ours has booked.",
                "Book it to suspense.")
                .InIndonesian(
                    $"Nomor {id} menggerakkan {item.Cash} di rekening dana, yang belum dibukukan di mana pun.",
                    "Bukukan ke penampungan sementara.")
                .AtCommandLine($"Book it: paseban bank resolve {id} --suspense --reason \"...\"");
        if (item.Cash == Rupiah.Zero && toSuspense)
            return Problem.Conflict(
                "bank.no-cash", $"Number {id} moved nothing on the fund account: there is nothing to book.", "Resolve it without booking.")
                .InIndonesian(
                    $"Nomor {id} tidak menggerakkan uang di rekening dana: tidak ada yang perlu dibukukan.", "Selesaikan tanpa pembukuan.")
                .AtCommandLine("Leave --suspense out.");

        var resolved = await work.ExecuteAsync(
            """
            update exception_item set resolved_at = @at, resolved_by = @by, resolution = @Reason where id = @id and resolved_at is null
            """,
            new { at = context.AtMicroseconds, by = context.Actor.Id, context.Reason, id },
            ct);
        if (resolved == 0)
            return Problem.Conflict("bank.resolved", $"Number {id} was resolved meanwhile.", "Look at the open exceptions again.")
                .InIndonesian($"Nomor {id} sudah diselesaikan orang lain.", "Lihat lagi daftar pengecualian yang terbuka.")
                .AtCommandLine("See: paseban bank exceptions");
        if (toSuspense) await SuspendAsync(work, item, ct);
        work.Record("exception.resolved", $"exception {id}", new { item.Code, item.Reference, cash = item.Cash.Amount, context.Reason });
        await work.CommitAsync(ct);
        return item with { Resolution = context.Reason };
    }

    private static async Task SuspendAsync(UnitOfWork work, ExceptionItem item, CancellationToken ct)
    {
        var (statement, day) = await work.SingleAsync<(string Id, string Day)>(
            """
            select s.statement_id, s.through_date from exception_item e join statement s on s.message_id = e.message_id where e.id = @Id
            """,
            new { item.Id },
            ct);
        await work.ExecuteAsync(
            """
            insert into suspense (exception_id, cash, remaining, moved_on, booked_at, booked_by) values (@Id, @cash, @cash, @day, @at, @by)
            """,
            new { item.Id, cash = item.Cash.Amount, day, at = work.Context.AtMicroseconds, by = work.Context.Actor.Id },
            ct);
        var posting = item.Cash.IsPositive
            ? new Posting(Chart.FundAtBank, Chart.Unidentified, Posting.NoProgramme, item.Cash)
            : new Posting(Chart.Unidentified, Chart.FundAtBank, Posting.NoProgramme, -item.Cash);
        var on = await BookingDay.OfAsync(work, IsoDate.Parse(day), ct);
        await Journal.PostAsync(
            work, new JournalEntry($"exception {item.Id} suspended", "exception.suspended", on, statement, null, [posting]), ct);
    }
}
