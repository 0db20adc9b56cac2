namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Reads a camt.053.001.08 from front to back: the head at once, then entry by entry and, within each, payment by payment, so that a
/// batch of 250,000 payments never stands in memory. What is wrong with the message as a whole throws
/// <see cref="BankMessageException"/>, at the latest when the last entry was read; whether it adds up is in <see cref="Arithmetic"/>.
/// Nothing of it is kept before both are known.
/// </summary>
public sealed class StatementReader : IDisposable
{
    private readonly AccountMessage message;

    private StatementReader(AccountMessage message)
    {
        this.message = message;
        if (message.Opening is not { } opening) throw message.Missing("Bal OPBD");
        if (message.Closing is not { } closing) throw message.Missing("Bal CLBD");
        Header = new(
            message.MessageId,
            message.CreatedAt,
            message.Id!,
            message.SequenceNumber,
            message.AccountNumber!,
            message.From,
            message.To,
            opening.Amount,
            opening.Date,
            closing.Amount,
            closing.Date);
    }

    public StatementHeader Header { get; }

    /// <summary>The whole message was read and nothing was wrong with it as a whole.</summary>
    public bool Completed => message.Completed;

    /// <summary>Whether it adds up; throws before <see cref="Completed"/>.</summary>
    public StatementArithmetic Arithmetic => message.Arithmetic;

    /// <summary>Reads the head; <paramref name="content"/> stays the caller's to close.</summary>
    public static StatementReader Open(Stream content)
    {
        var opened = AccountMessage.Open(content, BankMessageKind.Statement, "Stmt");
        try
        {
            return new(opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The entries, in the order of the message; to be asked for once.</summary>
    public IEnumerable<StatementEntry> Entries() => message.Entries();

    /// <summary>
    /// The payments of the entry that <see cref="Entries"/> gave last; each is given once. What is not asked for is added up
    /// nevertheless when the next entry is.
    /// </summary>
    public IEnumerable<EntryDetail> Details() => message.Details();

    public void Dispose() => message.Dispose();
}
