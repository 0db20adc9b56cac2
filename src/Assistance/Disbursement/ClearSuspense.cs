using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>What cash in suspense turned out to be, when it is nothing that has a number.</summary>
public enum SuspenseUse
{
    /// <summary>The bank's fee (out).</summary>
    Fee = 1,

    /// <summary>Interest, either way.</summary>
    Interest = 2,

    /// <summary>Money that nobody claims (in): other revenue.</summary>
    Revenue = 3,
}

/// <summary>Where the cash of an item belongs: exactly one of the three.</summary>
/// <param name="Id">The item's number in suspense.</param>
/// <param name="Number">What the entry should have named: a payment (PAY-), one of our files, a receivable (REC-), a refund to the treasury
/// (STS-) or an SP2D. What it costs is taken; the rest stays in suspense.</param>
/// <param name="Use">What it was, when it has no number; all that remains is taken.</param>
/// <param name="Against">Another item that moved the other way, such as the bank's own correction; both go down by the smaller.</param>
public sealed record ClearSuspenseRequest(long Id, string? Number = null, SuspenseUse? Use = null, long? Against = null);

/// <param name="Cleared">What was taken out of suspense; below zero for money that went out.</param>
/// <param name="Remaining">What of the item is still there.</param>
public sealed record ClearedSuspense(long Id, Rupiah Cleared, Rupiah Remaining, string Purpose);

/// <summary>
/// Brings cash from suspense to its right place by a recorded decision, with reason and evidence, of somebody other than who put it there.
/// What it settles is settled once, as by a statement.
/// </summary>
public sealed class ClearSuspense(Database database)
{
    public async Task<Outcome<ClearedSuspense>> RunAsync(
        ClearSuspenseRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Undecided(request, context) is { } undecided) return undecided;
        await using var work = await database.BeginAsync(context, ct);
        await FundAccount.LockAsync(work, ct);
        var found = await SuspenseItem.FindAsync(work, request.Id, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var item = found.Value;
        if (OwnItem(item, context) is { } own) return own;

        if (request.Against is { } other) return await SetOffAsync(work, item, other, ct);
        var decided = request.Number is { } number
            ? await SuspenseTargets.OfNumberAsync(work, item, number, ct)
            : SuspenseTargets.OfUse(item, request.Use!.Value);
        if (!decided.Succeeded) return decided.Problems.ToArray();
        var cleared = decided.Value.Select(SuspenseItem.Effect).Total();
        var kind = request.Use is not null ? "use" : decided.Value.Any(SuspenseTargets.SettlesPayments) ? "payment" : "number";
        var taken = await TakeAsync(work, item, cleared, kind, request.Number ?? request.Use!.Value.Stored, ct);
        if (!taken.Succeeded) return taken;
        var entry = new JournalEntry(
            $"suspense {item.Id} cleared {item.Clearings + 1}", "suspense.cleared", await BookingDay.OfAsync(work, item.MovedOn, ct),
            context.Evidence, null, decided.Value);
        await Journal.PostAsync(work, entry, ct);
        await work.CommitAsync(ct);
        return taken;
    }

    private static Problem? OwnItem(SuspenseItem item, ProcessContext context) => item.BookedBy != context.Actor.Id
        ? null
        : Problem.Forbidden(
            "suspense.separate-acts",
            $"You put number {item.Id} into suspense; taking it out is another person's decision.",
            "Let another treasurer clear it.")
            .InIndonesian(
                $"Anda yang memasukkan nomor {item.Id} ke penampungan; mengeluarkannya keputusan orang lain.",
                "Serahkan kepada bendahara lain.");

    private static Problem? Undecided(ClearSuspenseRequest request, ProcessContext context)
    {
        if (new object?[] { request.Number, request.Use, request.Against }.Count(choice => choice is not null) != 1)
            return Problem.Invalid(
                "suspense.place", "Name one place for the cash.", "Give a number, a use, or another item against it: one of the three.")
                .InIndonesian("Sebut satu tempat untuk uang itu.", "Isi nomor, kegunaan, atau butir lawannya: salah satu saja.")
                .AtCommandLine("Give one of --number, --as and --against.");
        if (RunErrors.WithoutReason(context) is { } unexplained) return unexplained;
        return context.Evidence.Trim().Length == 0
            ? Problem.Invalid("suspense.evidence", "Clearing suspense needs its evidence.", "Name the paper.")
                .InIndonesian("Mengeluarkan uang dari penampungan memerlukan buktinya.", "Sebut suratnya.")
                .AtCommandLine("Name it with --evidence \"...\"")
            : null;
    }

    /// <summary>Two items that move against each other both stand in the same account: nothing is posted.</summary>
    private static async Task<Outcome<ClearedSuspense>> SetOffAsync(UnitOfWork work, SuspenseItem item, long other, CancellationToken ct)
    {
        var found = await SuspenseItem.FindAsync(work, other, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var counterpart = found.Value;
        if (OwnItem(counterpart, work.Context) is { } own) return own;
        if (item.Remaining.IsPositive == counterpart.Remaining.IsPositive)
            return Problem.Conflict(
                "suspense.same-direction",
                $"Numbers {item.Id} and {other} moved the same way; they cannot be set off against each other.",
                "Choose an item that moved the other way.")
                .InIndonesian(
                    $"Nomor {item.Id} dan {other} bergerak searah; keduanya tidak dapat dipertemukan.",
                    "Pilih butir yang arahnya berlawanan.")
                .AtCommandLine("See: paseban ledger suspense");
        var both = Math.Min(Math.Abs(item.Remaining.Amount), Math.Abs(counterpart.Remaining.Amount));
        var cleared = new Rupiah(item.Remaining.IsPositive ? both : -both);
        var taken = await TakeAsync(work, item, cleared, "against", $"{other}", ct);
        if (!taken.Succeeded) return taken;
        var against = await TakeAsync(work, counterpart, -cleared, "against", $"{item.Id}", ct);
        if (!against.Succeeded) return against;
        await work.CommitAsync(ct);
        return taken;
    }

    private static async Task<Outcome<ClearedSuspense>> TakeAsync(
        UnitOfWork work, SuspenseItem item, Rupiah cleared, string kind, string purpose, CancellationToken ct)
    {
        // The item as it was read: who cleared it meanwhile has changed what remains.
        var taken = await work.ExecuteAsync(
            "update suspense set remaining = remaining - @cleared where exception_id = @Id and remaining = @remaining",
            new { cleared = cleared.Amount, item.Id, remaining = item.Remaining.Amount },
            ct);
        if (taken == 0)
            return Problem.Conflict("suspense.changed", $"Number {item.Id} was cleared meanwhile.", "Look at what is in suspense again.")
                .InIndonesian($"Nomor {item.Id} sudah diselesaikan orang lain.", "Lihat lagi isi penampungan.")
                .AtCommandLine("See: paseban ledger suspense");
        await work.ExecuteAsync(
            """
            insert into suspense_clearing (exception_id, number, cash, kind, purpose, reason, evidence, cleared_at, cleared_by)
            values (@Id, @number, @cash, @kind, @purpose, @Reason, @Evidence, @at, @by)
            """,
            new
            {
                item.Id,
                number = item.Clearings + 1,
                cash = cleared.Amount,
                kind,
                purpose,
                work.Context.Reason,
                work.Context.Evidence,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
            },
            ct);
        work.Record(
            "suspense.cleared",
            $"exception {item.Id}",
            new { cash = cleared.Amount, kind, purpose, work.Context.Reason, work.Context.Evidence });
        return new ClearedSuspense(item.Id, cleared, item.Remaining - cleared, purpose);
    }
}
