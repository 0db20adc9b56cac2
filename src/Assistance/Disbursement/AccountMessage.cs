namespace Paseban.Assistance.Disbursement;

/// <summary>A booked balance as the message states it, below zero when overdrawn.</summary>
internal readonly record struct StatedBalance(Rupiah Amount, DateOnly Date);

/// <summary>
/// What statement and notification share: a head, an account, entries that stream by, and sums that are checked on the way.
/// </summary>
internal sealed class AccountMessage : IDisposable
{
    private readonly MessageCursor cursor;
    private readonly string element;
    private readonly int message;
    private EntryReader? entries;
    private bool onEntry;
    private bool begun;
    private StatementArithmetic? arithmetic;

    private AccountMessage(MessageCursor cursor, string element)
    {
        this.cursor = cursor;
        this.element = element;
        message = cursor.Enter();
        ReadHead();
    }

    public string MessageId { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public string? Id { get; private set; }

    public long? SequenceNumber { get; private set; }

    public string? AccountNumber { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public StatedBalance? Opening { get; private set; }

    public StatedBalance? Closing { get; private set; }

    public bool Completed => arithmetic is not null;

    public StatementArithmetic Arithmetic =>
        arithmetic ?? throw new InvalidOperationException("The sums are known when the last entry was read.");

    /// <summary>Opens the message and reads up to its first entry. <paramref name="element"/> is what holds account and entries.</summary>
    public static AccountMessage Open(Stream content, BankMessageKind kind, string element)
    {
        var opened = MessageCursor.Open(content, kind);
        try
        {
            return new(opened, element);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public BankMessageException Missing(string name) => cursor.Missing($"{element}/{name}");

    public IEnumerable<StatementEntry> Entries()
    {
        if (begun) throw new InvalidOperationException("The entries of a message are read once.");
        begun = true;
        for (; onEntry; onEntry = entries.Next())
        {
            yield return entries!.Read();
            entries.EndEntry();
        }
        while (cursor.Child(message))
            if (cursor.Name == element) throw Second();
        cursor.Finish();
        arithmetic = entries!.Sums.Close(Opening?.Amount ?? Rupiah.Zero, Closing?.Amount ?? Rupiah.Zero, Opening is not null);
    }

    public IEnumerable<EntryDetail> Details()
    {
        while (entries!.NextDetail() is { } detail) yield return detail;
    }

    public void Dispose() => cursor.Dispose();

    private void ReadHead()
    {
        var found = false;
        while (!found && cursor.Child(message))
        {
            if (cursor.Name == "GrpHdr") (MessageId, CreatedAt) = BankMessage.ReadGroupHeader(cursor);
            found = cursor.Name == element;
        }
        if (!found) throw cursor.Missing(element);
        if (MessageId.Length == 0) throw cursor.Missing("GrpHdr");

        var report = cursor.Enter();
        entries = new(cursor, report);
        while (!onEntry && cursor.Child(report))
        {
            switch (cursor.Name)
            {
                case "Id": Id = cursor.Single(Id); break;
                case "ElctrncSeqNb": SequenceNumber = cursor.Count(); break;
                case "FrToDt": ReadPeriod(); break;
                case "Acct": AccountNumber = AccountNumber is null ? cursor.AccountNumber() : throw cursor.Repeated(); break;
                case "Bal": ReadBalance(); break;
                case "Ntry": onEntry = true; break;
            }
        }
        if (string.IsNullOrEmpty(Id)) throw Missing("Id");
        if (AccountNumber is null) throw Missing("Acct");
    }

    private BankMessageException Second() =>
        cursor.Refuse(BankMessageFault.NotAgreed, $"The message holds more than one {element}; one a file was agreed on.");

    private void ReadPeriod()
    {
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            if (cursor.Name == "FrDtTm") From = cursor.DateOfInstant();
            else if (cursor.Name == "ToDtTm") To = cursor.DateOfInstant();
        }
    }

    /// <summary>Only the booked balances count; available and forward balances hold what is not booked.</summary>
    private void ReadBalance()
    {
        var type = "";
        Rupiah? amount = null;
        CashDirection? direction = null;
        DateOnly? date = null;
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            if (cursor.Name == "Tp") type = ReadBalanceType();
            if (type is not ("OPBD" or "CLBD")) continue;
            switch (cursor.Name)
            {
                case "Amt": amount = cursor.RequiredAmount(); break;
                case "CdtDbtInd": direction = cursor.Direction(); break;
                case "Dt": date = cursor.DateChoice(); break;
            }
        }
        if (type is not ("OPBD" or "CLBD")) return;
        if (amount is null || direction is null || date is null) throw cursor.Missing($"Bal/{type}: amount, direction or date");
        if ((type == "OPBD" ? Opening : Closing) is not null)
            throw cursor.Refuse(BankMessageFault.RepeatedElement, $"The balance {type} stands more than once.");
        StatedBalance balance = new(direction == CashDirection.Credit ? amount.Value : -amount.Value, date.Value);
        if (type == "OPBD") Opening = balance;
        else Closing = balance;
    }

    private string ReadBalanceType()
    {
        var type = "";
        var depth = cursor.Enter();
        while (cursor.Child(depth))
            if (cursor.Name == "CdOrPrtry") type = cursor.CodeChoice();
        return type;
    }
}
