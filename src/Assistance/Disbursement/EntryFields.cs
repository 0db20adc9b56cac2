namespace Paseban.Assistance.Disbursement;

/// <summary>An entry as it stands in the message, before it is known what it means.</summary>
internal sealed class RawEntry
{
    public int Line { get; init; }

    public bool AmountFound { get; set; }

    public Rupiah? Amount { get; set; }

    public CashDirection? Direction { get; set; }

    public string? Status { get; set; }

    public bool IsReversal { get; set; }

    public DateOnly? BookingDate { get; set; }

    public DateOnly? ValueDate { get; set; }

    public string? BankReference { get; set; }

    public string TransactionCode { get; set; } = "";

    public IReadOnlyList<BankMessageError> Anomalies { get; set; } = [];
}

internal sealed record RawBatch(string MessageId, long? Count, Rupiah? Sum);

internal readonly record struct RawDetail(
    int Line,
    string? EndToEndId,
    bool AmountFound,
    Rupiah? Amount,
    CashDirection? Direction,
    string? ReturnReason,
    IReadOnlyList<BankMessageError> Anomalies);

/// <summary>The parts of an entry that stand deeper than its own fields.</summary>
internal static class EntryFields
{
    /// <summary>The bank's proprietary code, else domain/family/subfamily; empty when there is neither.</summary>
    public static string ReadTransactionCode(MessageCursor cursor)
    {
        string? domain = null;
        string? proprietary = null;
        var code = cursor.Enter();
        while (cursor.Child(code))
        {
            if (cursor.Name == "Prtry") proprietary = ReadCode(cursor);
            if (cursor.Name != "Domn") continue;
            domain = "";
            var part = cursor.Enter();
            while (cursor.Child(part))
            {
                if (cursor.Name == "Cd") domain = cursor.Code();
                if (cursor.Name != "Fmly") continue;
                var family = cursor.Enter();
                while (cursor.Child(family))
                    if (cursor.Name is "Cd" or "SubFmlyCd") domain += "/" + cursor.Code();
            }
        }
        return proprietary ?? domain ?? "";
    }

    private static string? ReadCode(MessageCursor cursor)
    {
        string? code = null;
        var depth = cursor.Enter();
        while (cursor.Child(depth))
            if (cursor.Name == "Cd") code = cursor.Single(code);
        return code;
    }

    public static RawBatch ReadBatch(MessageCursor cursor)
    {
        string? messageId = null;
        string? paymentInformationId = null;
        long? count = null;
        Rupiah? sum = null;
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            switch (cursor.Name)
            {
                case "MsgId": messageId = cursor.Single(messageId); break;
                case "PmtInfId": paymentInformationId = cursor.Single(paymentInformationId); break;
                case "NbOfTxs": count = cursor.Count(); break;
                case "TtlAmt": sum = cursor.RequiredAmount(); break;
            }
        }
        return new(messageId ?? paymentInformationId ?? "", count, sum);
    }

    public static RawDetail ReadDetail(MessageCursor cursor)
    {
        var line = cursor.Line;
        string? endToEndId = null;
        var amountFound = false;
        Rupiah? amount = null;
        CashDirection? direction = null;
        string? reason = null;
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            switch (cursor.Name)
            {
                case "Refs": endToEndId = ReadEndToEndId(cursor); break;
                case "Amt":
                    if (amountFound) throw cursor.Repeated();
                    amountFound = true;
                    amount = cursor.NotedAmount();
                    break;
                case "CdtDbtInd": direction = cursor.Direction(); break;
                case "RtrInf": reason = ReadReturn(cursor); break;
            }
        }
        return new(line, endToEndId, amountFound, amount, direction, reason, cursor.TakeAnomalies());
    }

    private static string? ReadEndToEndId(MessageCursor cursor)
    {
        string? id = null;
        var depth = cursor.Enter();
        while (cursor.Child(depth))
            if (cursor.Name == "EndToEndId") id = cursor.Single(id);
        return id;
    }

    private static string ReadReturn(MessageCursor cursor)
    {
        var reason = "";
        var depth = cursor.Enter();
        while (cursor.Child(depth))
            if (cursor.Name == "Rsn") reason = cursor.CodeChoice();
        return reason;
    }
}
