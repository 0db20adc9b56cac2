using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>The day on which cash of the bank's statement stands in our books.</summary>
internal static class BookingDay
{
    /// <summary>The bank's own day; today for money of a year that is closed by now.</summary>
    public static async Task<DateOnly> OfAsync(UnitOfWork work, DateOnly bankDay, CancellationToken ct) =>
        await Journal.IsYearClosedAsync(work, bankDay.Year, ct) ? work.Context.Today : bankDay;
}
