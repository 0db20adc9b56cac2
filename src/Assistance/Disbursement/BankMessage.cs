namespace Paseban.Assistance.Disbursement;

/// <summary>The messages that go between Paseban and a bank.</summary>
public enum BankMessageKind
{
    /// <summary>pain.001.001.09, ours to the bank.</summary>
    PaymentInitiation = 1,

    /// <summary>pain.002.001.10: what the bank makes of our payments.</summary>
    StatusReport = 2,

    /// <summary>camt.053.001.08: what was booked on the fund account in a day; the only message that books cash.</summary>
    Statement = 3,

    /// <summary>camt.054.001.08: word of single movements as they happen, before the statement.</summary>
    CreditNotification = 4,
}

/// <summary>Enough of a message to route it.</summary>
/// <param name="MessageId">The sender's number of the message (GrpHdr/MsgId).</param>
/// <param name="CreatedAt">When the sender made it; Jakarta time where it names no zone.</param>
public sealed record BankMessageIdentity(BankMessageKind Kind, string MessageId, DateTimeOffset CreatedAt);

public static class BankMessage
{
    private const string IsoNamespace = "urn:iso:std:iso:20022:tech:xsd:";

    /// <summary>
    /// Which message <paramref name="content"/> is, from its first lines; the stream is left somewhere behind them. Throws
    /// <see cref="BankMessageException"/> for anything that is not one of the four messages.
    /// </summary>
    public static BankMessageIdentity Identify(Stream content)
    {
        using var cursor = MessageCursor.Open(content);
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            if (cursor.Name != "GrpHdr") continue;
            var (messageId, createdAt) = ReadGroupHeader(cursor);
            return new(cursor.Kind, messageId, createdAt);
        }
        throw cursor.Missing("GrpHdr");
    }

    internal static (string MessageId, DateTimeOffset CreatedAt) ReadGroupHeader(MessageCursor cursor)
    {
        string? messageId = null;
        DateTimeOffset? createdAt = null;
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            switch (cursor.Name)
            {
                case "MsgId": messageId = cursor.Single(messageId); break;
                case "CreDtTm": createdAt = cursor.Instant(); break;
            }
        }
        if (string.IsNullOrEmpty(messageId)) throw cursor.Missing("GrpHdr/MsgId");
        return (messageId, createdAt ?? throw cursor.Missing("GrpHdr/CreDtTm"));
    }

    internal static string Schema(BankMessageKind kind) => kind switch
    {
        BankMessageKind.PaymentInitiation => "pain.001.001.09",
        BankMessageKind.StatusReport => "pain.002.001.10",
        BankMessageKind.Statement => "camt.053.001.08",
        BankMessageKind.CreditNotification => "camt.054.001.08",
    };

    /// <summary>The element that holds everything, under Document.</summary>
    internal static string Element(BankMessageKind kind) => kind switch
    {
        BankMessageKind.PaymentInitiation => "CstmrCdtTrfInitn",
        BankMessageKind.StatusReport => "CstmrPmtStsRpt",
        BankMessageKind.Statement => "BkToCstmrStmt",
        BankMessageKind.CreditNotification => "BkToCstmrDbtCdtNtfctn",
    };

    /// <summary>The kind that a root namespace names; otherwise whether only the version is another.</summary>
    internal static BankMessageKind? KindOf(string rootNamespace, out bool otherVersion)
    {
        otherVersion = false;
        foreach (var kind in Enum.GetValues<BankMessageKind>())
        {
            var schema = Schema(kind);
            if (rootNamespace == IsoNamespace + schema) return kind;
            otherVersion |= rootNamespace.StartsWith(IsoNamespace + schema[..8], StringComparison.Ordinal);
        }
        return null;
    }
}
