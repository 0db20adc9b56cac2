namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Whether a statement adds up to the rupiah: opening balance + booked credits - booked debits = closing balance, each entry = the
/// sum of its payments, each batch = the number and sum it says. Only a statement without <see cref="Differences"/> is booked.
/// </summary>
/// <param name="Opening">The booked balance before; zero in a notification, which has no balances.</param>
/// <param name="Credits">Booked credits.</param>
/// <param name="Debits">Booked debits.</param>
/// <param name="Closing">The booked balance after, as the bank says; zero in a notification.</param>
/// <param name="EntryCount">Entries, booked or not.</param>
/// <param name="DetailCount">Payments within them.</param>
/// <param name="Differences">Every sum that is not as it should be; of very many the first hundred.</param>
public sealed record StatementArithmetic(
    Rupiah Opening,
    Rupiah Credits,
    Rupiah Debits,
    Rupiah Closing,
    long EntryCount,
    long DetailCount,
    IReadOnlyList<BankMessageError> Differences)
{
    public bool Agrees => Differences.Count == 0;
}

/// <summary>Adds up entries and payments as they stream by.</summary>
internal sealed class RunningSums(MessageCursor cursor)
{
    private const int MostDifferences = 100;

    private readonly List<BankMessageError> differences = [];
    private Rupiah credits;
    private Rupiah debits;
    private long entryCount;
    private long detailCount;

    private StatementEntry? entry;
    private Rupiah entrySum;
    private long entryDetails;
    private bool entrySumKnown;
    private Rupiah? batchSum;
    private long? batchCount;

    public void Begin(StatementEntry next)
    {
        entry = next;
        entrySum = Rupiah.Zero;
        entryDetails = 0;
        entrySumKnown = true;
        batchSum = null;
        batchCount = null;
        entryCount++;
        if (next.Status != EntryStatus.Booked) return;
        if (next.Amount is not { } amount)
            Differ(BankMessageFault.BalanceDiffers, "The balances cannot be checked: the amount of an entry cannot be read.", next.Line);
        else if (next.Direction == CashDirection.Credit)
            credits = Sum(credits, amount);
        else
            debits = Sum(debits, amount);
    }

    public void Expect(long? count, Rupiah? sum) => (batchCount, batchSum) = (count, sum);

    public void Add(EntryDetail detail)
    {
        detailCount++;
        entryDetails++;
        if (detail.Amount is not { } amount) entrySumKnown = false;
        else entrySum = Sum(entrySum, detail.Direction == entry!.Direction ? amount : -amount);
    }

    public void End()
    {
        if (entry is not { } ended) return;
        if (batchCount is { } count && count != entryDetails)
            Differ(BankMessageFault.BatchDiffers, $"The entry says {count} payments, but {entryDetails} follow.", ended.Line);
        if (entryDetails > 0 && ended.Amount is { } amount)
        {
            if (!entrySumKnown)
                Differ(BankMessageFault.EntryDiffers, "The entry cannot be checked: the amount of a payment cannot be read.", ended.Line);
            else if (entrySum != amount)
                Differ(BankMessageFault.EntryDiffers, $"The entry is {amount}, but its payments make {entrySum}.", ended.Line);
        }
        if (batchSum is { } sum && ended.Amount is { } booked && sum != booked)
            Differ(BankMessageFault.BatchDiffers, $"The entry's batch is {sum}, the entry itself {booked}.", ended.Line);
        entry = null;
    }

    /// <summary>Without balances there is nothing but the entries to check.</summary>
    public StatementArithmetic Close(Rupiah opening, Rupiah closing, bool hasBalances)
    {
        var expected = Sum(Sum(opening, credits), -debits);
        if (hasBalances && expected != closing)
            Differ(
                BankMessageFault.BalanceDiffers,
                $"Opening {opening} + credits {credits} - debits {debits} = {expected}, but the closing balance is {closing}.",
                0);
        return new(opening, credits, debits, closing, entryCount, detailCount, differences);
    }

    private void Differ(BankMessageFault fault, EnglishText message, int line)
    {
        if (differences.Count < MostDifferences) differences.Add(new(fault, message.ToString(), line, 1));
    }

    /// <summary>Sums that no account can have are the message's fault, not ours.</summary>
    private Rupiah Sum(Rupiah left, Rupiah right)
    {
        var sum = (Int128)left.Amount + right.Amount;
        return sum > long.MaxValue || sum < -long.MaxValue
            ? throw cursor.Refuse(BankMessageFault.InvalidValue, "The amounts add up to more than any account can hold.")
            : new Rupiah((long)sum);
    }
}
