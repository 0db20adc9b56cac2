using Dapper;

namespace Paseban.Sandbox.Bank;

/// <summary>Closes the bank's day: interest and fee on the last business day of a month, a statement when anything moved.</summary>
internal sealed class DayClose(BankBooks books, Execution execution, Outbox outbox)
{
    /// <summary>Interest a year in hundredths of a percent, on each calendar day's closing balance, cut to whole rupiah.</summary>
    private const long InterestBasisPoints = 50;

    /// <summary>A month. Waived when the month's interest does not cover it, so that it never eats what payees wait for.</summary>
    private const long Fee = 2_500;

    public void Close(DateOnly day)
    {
        execution.RejectUnfunded(day);
        using var transaction = books.Connection.BeginTransaction();
        if (books.Days.IsLastOfMonth(day)) CloseMonth(day);
        var opening = books.BalanceAt(day.AddDays(-1));
        var moved = books.Connection.ExecuteScalar<long>(
            "select count(*) from entries where day = @day", new { day = BankBooks.Text(day) }, transaction);
        if (moved > 0)
        {
            books.Connection.Execute(
                "insert into statements(day, number, opening, closing) select @day, count(*) + 1, @opening, @closing from statements",
                new { day = BankBooks.Text(day), opening, closing = books.BalanceAt(day) },
                transaction);
            outbox.Add("STATEMENT", BankBooks.Text(day), transaction);
        }
        books.ClosedThrough = day;
        transaction.Commit();
    }

    private void CloseMonth(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        long balances = 0;
        for (var each = first; each.Month == day.Month; each = each.AddDays(1)) balances += books.BalanceAt(each);
        var interest = balances * InterestBasisPoints / 10_000 / 365;
        var reference = $"{day.Year}-{day.Month:00}";
        if (interest > 0) books.Book(new Entry(BankBooks.Text(day), "INTEREST", interest, 1, $"INTEREST-{reference}"));
        if (interest >= Fee) books.Book(new Entry(BankBooks.Text(day), "FEE", Fee, 0, $"FEE-{reference}"));
    }
}
