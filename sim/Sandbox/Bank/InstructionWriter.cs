using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Paseban.Sandbox.Bank;

/// <summary>Books the payments of one message as accepted or rejected, and counts them.</summary>
internal sealed class InstructionWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly long message;
    private readonly long first;
    private readonly BulkStatement insert;

    public InstructionWriter(SqliteConnection connection, SqliteTransaction transaction, long message)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.message = message;
        first = connection.ExecuteScalar<long>("select coalesce(max(id), 0) + 1 from instructions", transaction: transaction);
        insert = new BulkStatement(
            connection,
            """
            insert into instructions(id, message, end_to_end_id, account, amount, remittance, state, reason, returns_after)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """);
    }

    public long Items { get; private set; }
    public long Total { get; private set; }
    public long AcceptedItems { get; private set; }
    private long AcceptedTotal { get; set; }

    /// <summary>An end-to-end id that was seen before, in this message or another, is rejected with AM05 and never booked.</summary>
    public void Write(CreditTransfer transfer, string? reason, int returnsAfter)
    {
        insert.Bind(1, first + Items).Bind(2, message).Bind(3, transfer.EndToEndId).Bind(4, NumberOf(transfer.Account))
            .Bind(5, transfer.Amount).Bind(6, transfer.Remittance);
        if (!Insert(reason, returnsAfter)) Insert(reason = "AM05", 0);
        Items++;
        Total += transfer.Amount;
        if (reason is not null) return;
        AcceptedItems++;
        AcceptedTotal += transfer.Amount;
    }

    public void Complete() => connection.Execute(
        """
        update messages
        set accepted_items = @AcceptedItems, accepted_total = @AcceptedTotal, first_instruction = @first, last_instruction = @last
        where id = @message
        """,
        new { AcceptedItems, AcceptedTotal, first, last = first + Items - 1, message },
        transaction);

    public void Dispose() => insert.Dispose();

    /// <summary>0 for what is no account number.</summary>
    private static long NumberOf(string account) =>
        long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private bool Insert(string? reason, int returnsAfter) =>
        insert.Bind(7, reason is null ? 1 : 4).Bind(8, reason).Bind(9, returnsAfter).Execute() == 1;
}
