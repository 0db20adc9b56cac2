namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Reads the entries (Ntry) of a statement or notification and, while the caller holds one, its payments (TxDtls). Two payments are read
/// ahead: the first says what kind of entry it is, and a second says that the first is not alone.
/// </summary>
internal sealed class EntryReader(MessageCursor cursor, int parent)
{
    private const int NotInDetails = int.MinValue;

    private readonly Queue<RawDetail> ahead = new(2);
    private StatementEntry? current;
    private RawBatch? batch;
    private bool soleDetail;
    private int entryDepth;
    private int detailsDepth = NotInDetails;

    public RunningSums Sums { get; } = new(cursor);

    /// <summary>The entry that the cursor stands on.</summary>
    public StatementEntry Read()
    {
        var raw = ReadFields();
        ReadAhead();
        ReadAhead();
        soleDetail = ahead.Count == 1;
        current = Classify(raw);
        Sums.Begin(current);
        if (batch is { } said) Sums.Expect(said.Count, said.Sum);
        return current;
    }

    /// <summary>The next payment of the entry that was read last; null after its last.</summary>
    public EntryDetail? NextDetail()
    {
        if (current is null || !ahead.TryDequeue(out var raw)) return null;
        if (ahead.Count == 0) ReadAhead();
        var detail = Complete(raw, current);
        Sums.Add(detail);
        return detail;
    }

    /// <summary>Passes over what the caller left of an entry, adding it up nevertheless.</summary>
    public void EndEntry()
    {
        while (NextDetail() is not null) { }
        Sums.End();
        current = null;
    }

    /// <summary>Moves to the next entry; false when there is none.</summary>
    public bool Next()
    {
        while (cursor.Child(parent))
            if (cursor.Name == "Ntry") return true;
        return false;
    }

    private RawEntry ReadFields()
    {
        var raw = new RawEntry { Line = cursor.Line };
        batch = null;
        detailsDepth = NotInDetails;
        entryDepth = cursor.Enter();
        while (detailsDepth == NotInDetails && cursor.Child(entryDepth))
        {
            switch (cursor.Name)
            {
                case "Amt":
                    if (raw.AmountFound) throw cursor.Repeated();
                    raw.AmountFound = true;
                    raw.Amount = cursor.NotedAmount();
                    break;
                case "CdtDbtInd": raw.Direction = raw.Direction is null ? cursor.Direction() : throw cursor.Repeated(); break;
                case "RvslInd": raw.IsReversal = cursor.Flag(); break;
                case "Sts": raw.Status = cursor.CodeChoice(); break;
                case "BookgDt": raw.BookingDate = cursor.DateChoice(); break;
                case "ValDt": raw.ValueDate = cursor.DateChoice(); break;
                case "AcctSvcrRef": raw.BankReference = cursor.Single(raw.BankReference); break;
                case "BkTxCd": raw.TransactionCode = EntryFields.ReadTransactionCode(cursor); break;
                case "NtryDtls": detailsDepth = cursor.Enter(); break;
            }
        }
        if (!raw.AmountFound) throw cursor.Missing("Ntry/Amt");
        if (raw.Direction is null) throw cursor.Missing("Ntry/CdtDbtInd");
        if (raw.Status is null) throw cursor.Missing("Ntry/Sts");
        raw.Anomalies = cursor.TakeAnomalies();
        return raw;
    }

    /// <summary>Reads one more payment of the entry, if there is one; NtryDtls may stand more than once.</summary>
    private void ReadAhead()
    {
        while (detailsDepth != NotInDetails)
        {
            while (cursor.Child(detailsDepth))
            {
                if (cursor.Name == "Btch")
                    batch = batch is null && current is null ? EntryFields.ReadBatch(cursor) : throw SecondBatch();
                if (cursor.Name != "TxDtls") continue;
                ahead.Enqueue(EntryFields.ReadDetail(cursor));
                return;
            }
            detailsDepth = NotInDetails;
            while (detailsDepth == NotInDetails && cursor.Child(entryDepth))
                if (cursor.Name == "NtryDtls") detailsDepth = cursor.Enter();
        }
    }

    private BankMessageException SecondBatch() => cursor.Refuse(BankMessageFault.NotAgreed, "An entry has more than one batch.");

    private StatementEntry Classify(RawEntry raw)
    {
        var status = raw.Status switch
        {
            "BOOK" => EntryStatus.Booked,
            "PDNG" or "FUTR" => EntryStatus.Pending,
            "INFO" => EntryStatus.Information,
            _ => EntryStatus.Unknown,
        };
        List<BankMessageError> anomalies = [.. raw.Anomalies];
        if (status == EntryStatus.Unknown)
            anomalies.Add(new(BankMessageFault.UnknownStatus, $"'{raw.Status}' is no status of an entry.", raw.Line, 1));
        if (status == EntryStatus.Booked && raw.BookingDate is null)
            anomalies.Add(new(BankMessageFault.MissingBookingDate, "A booked entry has no booking date.", raw.Line, 1));
        return new(
            KindOf(raw),
            status,
            raw.Direction!.Value,
            raw.Amount,
            raw.IsReversal,
            raw.BookingDate,
            raw.ValueDate,
            raw.BankReference ?? "",
            raw.TransactionCode,
            batch?.MessageId ?? "",
            raw.Line,
            anomalies.Count == 0 ? [] : anomalies);
    }

    private EntryKind KindOf(RawEntry raw)
    {
        if (raw.IsReversal) return EntryKind.Other;
        var isCredit = raw.Direction == CashDirection.Credit;
        var code = raw.TransactionCode;
        if (code == "INTEREST" || code.EndsWith("/INTR", StringComparison.Ordinal)) return EntryKind.Interest;
        if (code == "FEE" || code.EndsWith("/CHRG", StringComparison.Ordinal)) return isCredit ? EntryKind.Other : EntryKind.Fee;
        if (!isCredit && !string.IsNullOrEmpty(batch?.MessageId)) return EntryKind.BatchPayment;
        if (!ahead.TryPeek(out var first)) return EntryKind.Other;
        if (isCredit && first.ReturnReason is not null) return EntryKind.Return;
        if (HasNoId(first)) return EntryKind.Other;
        return isCredit ? EntryKind.Receipt : EntryKind.Transfer;
    }

    /// <summary>NOTPROVIDED is what ISO 20022 writes where there is no end-to-end id.</summary>
    private static bool HasNoId(RawDetail raw) => string.IsNullOrEmpty(raw.EndToEndId) || raw.EndToEndId == "NOTPROVIDED";

    private EntryDetail Complete(RawDetail raw, StatementEntry entry)
    {
        var amount = raw.AmountFound || !soleDetail ? raw.Amount : entry.Amount;
        var ours = entry.Kind is EntryKind.BatchPayment or EntryKind.Return;
        var lacksId = ours && HasNoId(raw);
        var lacksReason = entry.Kind == EntryKind.Return && string.IsNullOrEmpty(raw.ReturnReason);
        var lacksAmount = !raw.AmountFound && !soleDetail;
        var anomalies = raw.Anomalies;
        if (lacksId || lacksReason || lacksAmount)
        {
            List<BankMessageError> more = [.. raw.Anomalies];
            if (lacksId) more.Add(new(BankMessageFault.MissingEndToEndId, "A payment of an entry has no end-to-end id.", raw.Line, 1));
            if (lacksReason) more.Add(new(BankMessageFault.MissingReturnReason, "A returned payment has no reason.", raw.Line, 1));
            if (lacksAmount) more.Add(new(BankMessageFault.MissingAmount, "A payment of an entry has no amount.", raw.Line, 1));
            anomalies = more;
        }
        return new(
            raw.EndToEndId ?? "",
            raw.Direction ?? entry.Direction,
            amount,
            raw.ReturnReason ?? "",
            raw.Line,
            anomalies);
    }
}
