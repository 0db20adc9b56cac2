using System.Globalization;
using Dapper;

namespace Paseban.Sandbox.Bank;

/// <summary>Credits payees on the value date, out of what is in the fund account, and gives back what cannot stay.</summary>
internal sealed class Execution(BankBooks books, Accounts accounts, Outbox outbox)
{
    private sealed record DueMessage(long Id, string MessageId, long AcceptedTotal, long FirstInstruction, long LastInstruction);

    private sealed record DueReturn(long Id, string EndToEndId, long Account, long Amount);

    /// <summary>Executes, in order of arrival, every message whose value date has come and that the fund account covers whole.</summary>
    public void ExecuteDue(DateOnly day)
    {
        foreach (var message in Due(day))
        {
            if (message.AcceptedTotal > books.BalanceAt(day)) continue;
            Execute(message, day);
        }
    }

    /// <summary>At the end of the value date, what the fund account did not cover is rejected with AM04.</summary>
    public void RejectUnfunded(DateOnly day)
    {
        foreach (var message in Due(day))
        {
            using var transaction = books.Connection.BeginTransaction();
            books.Connection.Execute(
                """
                update instructions set state = 4, reason = 'AM04' where id between @FirstInstruction and @LastInstruction and state = 1;
                update messages set state = 'unfunded' where id = @Id
                """,
                message,
                transaction);
            outbox.Add("SETTLEMENT", message.Id.ToString(CultureInfo.InvariantCulture), transaction);
            transaction.Commit();
        }
    }

    /// <summary>Gives back the credits that come back today, and tells of them at once.</summary>
    public void ReturnDue(DateOnly day)
    {
        var due = books.Connection.Query<DueReturn>(
            """
            select id as Id, end_to_end_id as EndToEndId, account as Account, amount as Amount
            from instructions where returns_on is not null and returns_on <= @day and state = 2 order by id
            """,
            new { day = BankBooks.Text(day) }).ToList();
        if (due.Count == 0) return;
        using var transaction = books.Connection.BeginTransaction();
        foreach (var credit in due)
        {
            var reason = credit.Id % 5 < 3 ? "AC04" : "AC06";
            books.Connection.Execute(
                "update instructions set state = 3, reason = @reason where id = @Id", new { credit.Id, reason }, transaction);
            books.Book(new Entry(BankBooks.Text(day), "RETURN", credit.Amount, 1, credit.EndToEndId, Instruction: credit.Id));
            if (accounts.Find(credit.Account) is { Status: "open", Settled: false })
                accounts.Befall(credit.Account, Mishap.Returned, day, transaction);
        }
        outbox.Add("RETURNS", BankBooks.Text(day), transaction);
        transaction.Commit();
    }

    private List<DueMessage> Due(DateOnly day) => books.Connection.Query<DueMessage>(
        """
        select id as Id, message_id as MessageId, accepted_total as AcceptedTotal,
               first_instruction as FirstInstruction, last_instruction as LastInstruction
        from messages where state = 'accepted' and accepted_items > 0 and value_date <= @day order by id
        """,
        new { day = BankBooks.Text(day) }).ToList();

    private string DayAfter(DateOnly day, int days) => BankBooks.Text(books.Days.OnOrAfter(day.AddDays(days)));

    private void Execute(DueMessage message, DateOnly day)
    {
        using var transaction = books.Connection.BeginTransaction();
        books.Connection.Execute(
            """
            update instructions
            set state = 2, returns_on = case returns_after when 1 then @one when 2 then @two when 3 then @three when 4 then @four end
            where id between @FirstInstruction and @LastInstruction and state = 1;
            update messages set state = 'executed' where id = @Id
            """,
            new
            {
                message.FirstInstruction, message.LastInstruction, message.Id,
                one = DayAfter(day, 1), two = DayAfter(day, 2), three = DayAfter(day, 3), four = DayAfter(day, 4),
            },
            transaction);
        books.Book(new Entry(BankBooks.Text(day), "PAYMENT", message.AcceptedTotal, 0, message.MessageId, Message: message.Id));
        outbox.Add("SETTLEMENT", message.Id.ToString(CultureInfo.InvariantCulture), transaction);
        transaction.Commit();
    }
}
