using System.Data.Common;
using System.Runtime.InteropServices;

namespace Paseban.Assistance.Disbursement;

/// <summary>Counts the payments of a new run while they go by to be sealed, so that nobody reads them a second time.</summary>
internal sealed class RunCount
{
    // Where Run.Snapshot has them.
    private const int Person = 0, Id = 1, Programme = 4, Area = 5, Months = 6, Amount = 9, Bank = 10, Holder = 11, AccountVersion = 12;

    private readonly Dictionary<RunPart, PartSum> parts = [];
    private readonly List<(long Person, long Id)> unpayable = [];

    /// <summary>Payments to accounts that no bank file can carry.</summary>
    public IReadOnlyList<(long Person, long Id)> Unpayable => unpayable;

    public IEnumerable<KeyValuePair<RunPart, PartSum>> Parts => parts.OrderBy(part => part.Key.Area, StringComparer.Ordinal);

    /// <summary>Whoever has no account is held from the start; who has one that cannot be paid to is held afterwards.</summary>
    public void Add(DbDataReader payment)
    {
        var state = payment.IsDBNull(AccountVersion) ? PaymentState.Held : PaymentState.Planned;
        if (state == PaymentState.Planned && PaymentInstruction.PayeeDefect(payment.GetString(Holder), payment.GetString(Bank)) is not null)
            unpayable.Add((payment.GetInt64(Person), payment.GetInt64(Id)));
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(
            parts, new(payment.GetString(Area), payment.GetString(Programme), state), out _);
        sum = new(
            sum.Payments + 1, sum.Months + payment.GetInt64(Months), sum.Amount + new Rupiah(payment.GetInt64(Amount)),
            sum.Changed + (state == PaymentState.Planned && payment.GetInt64(AccountVersion) > 1 ? 1 : 0));
    }
}

internal readonly record struct RunPart(string Area, string Programme, PaymentState State);

/// <param name="Months">Person-months.</param>
/// <param name="Changed">Payees whose account was changed at least once.</param>
internal readonly record struct PartSum(long Payments, long Months, Rupiah Amount, long Changed);
