namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Reads a camt.054.001.08: word of returned payments before the statement. It is read as <see cref="StatementReader"/> reads a
/// statement, but has no balances and never books cash.
/// </summary>
public sealed class CreditNotificationReader : IDisposable
{
    private readonly AccountMessage message;

    private CreditNotificationReader(AccountMessage message)
    {
        this.message = message;
        Header = new(message.MessageId, message.CreatedAt, message.SequenceNumber, message.AccountNumber!);
    }

    public CreditNotificationHeader Header { get; }

    /// <summary>The whole message was read and nothing was wrong with it as a whole.</summary>
    public bool Completed => message.Completed;

    /// <summary>Whether each entry is the sum of its payments; throws before <see cref="Completed"/>.</summary>
    public StatementArithmetic Arithmetic => message.Arithmetic;

    /// <summary>Reads the head; <paramref name="content"/> stays the caller's to close.</summary>
    public static CreditNotificationReader Open(Stream content) =>
        new(AccountMessage.Open(content, BankMessageKind.CreditNotification, "Ntfctn"));

    /// <summary>The entries, in the order of the message; to be asked for once.</summary>
    public IEnumerable<StatementEntry> Entries() => message.Entries();

    /// <summary>The payments of the entry that <see cref="Entries"/> gave last; each is given once.</summary>
    public IEnumerable<EntryDetail> Details() => message.Details();

    public void Dispose() => message.Dispose();
}
