using Dapper;
using Microsoft.Data.Sqlite;

namespace Paseban.Sandbox.Bank;

/// <param name="Status">open, closed, renumbered.</param>
/// <param name="Settled">Whether chance has struck this payee before.</param>
internal readonly record struct Account(string Holder, string Status, bool Settled);

/// <summary>The bank's accounts: what a payment must agree with, and how the bank puts right what does not.</summary>
internal sealed class Accounts : IDisposable
{
    private const long FirstNewNumber = 99_700_000_000;
    private readonly BankBooks books;
    private readonly BulkStatement find;

    public Accounts(BankBooks books)
    {
        this.books = books;
        find = new BulkStatement(books.Connection, "select holder, status, settled from accounts where number = ?");
    }

    public Account? Find(long number)
    {
        Account? found = find.Bind(1, number).Read() ? new Account(find.Text(0), find.Text(1), find.Integer(2) == 1) : null;
        find.Reset();
        return found;
    }

    /// <summary>Why a payment cannot be credited: AC01 no such number, AC04 closed, BE01 another holder. Null when it can.</summary>
    public static string? Problem(Account? account, string holder) => account switch
    {
        null or { Status: "renumbered" } => "AC01",
        { Status: "closed" } => "AC04",
        { } open when !string.Equals(open.Holder, holder.Trim(), StringComparison.OrdinalIgnoreCase) => "BE01",
        _ => null,
    };

    /// <summary>Lets the mishap happen to an open account and publishes the payee's corrected account.</summary>
    public void Befall(long number, Mishap mishap, DateOnly today, SqliteTransaction transaction)
    {
        var sequence = books.Connection.ExecuteScalar<long>(
            "select coalesce(max(sequence), 0) + 1 from corrections", transaction: transaction);
        var opened = BankBooks.Text(today);
        var corrected = number;
        if (mishap == Mishap.Renamed)
        {
            var holder = books.Connection.ExecuteScalar<string>(
                "select holder from accounts where number = @number", new { number }, transaction)!;
            books.Connection.Execute(
                "update accounts set holder = @holder, settled = 1 where number = @number",
                new { number, holder = PayeeChance.Respelled(holder) },
                transaction);
        }
        else
        {
            corrected = FirstNewNumber + sequence;
            books.Connection.Execute(
                """
                insert into accounts(number, nik, holder, opened, settled)
                select @corrected, nik, holder, @opened, 1 from accounts where number = @number;
                update accounts set status = @status where number = @number
                """,
                new { number, corrected, opened, status = mishap == Mishap.Renumbered ? "renumbered" : "closed" },
                transaction);
        }
        books.Connection.Execute(
            """
            insert into corrections(sequence, nik, number, holder, opened)
            select @sequence, nik, number, holder, opened from accounts where number = @corrected
            """,
            new { sequence, corrected },
            transaction);
    }

    public void Dispose() => find.Dispose();
}
