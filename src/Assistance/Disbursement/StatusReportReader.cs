namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Reads a pain.002.001.10 from front to back: the head at once, the payments one by one. What is wrong with the message as a whole
/// throws <see cref="BankMessageException"/>, at the latest when the last item was read, so nothing of it is kept before
/// <see cref="Completed"/>.
/// </summary>
public sealed class StatusReportReader : IDisposable
{
    private readonly MessageCursor cursor;
    private readonly int report;
    private int instruction;
    private bool onItem;
    private bool begun;

    private StatusReportReader(MessageCursor cursor)
    {
        this.cursor = cursor;
        report = cursor.Enter();
        Header = ReadHeader();
    }

    public StatusReportHeader Header { get; }

    /// <summary>The whole message was read and nothing was wrong with it as a whole.</summary>
    public bool Completed { get; private set; }

    /// <summary>Items read so far.</summary>
    public long ItemCount { get; private set; }

    /// <summary>Reads the head; <paramref name="content"/> stays the caller's to close.</summary>
    public static StatusReportReader Open(Stream content)
    {
        var opened = MessageCursor.Open(content, BankMessageKind.StatusReport);
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

    /// <summary>The payments, in the order of the message; to be asked for once.</summary>
    public IEnumerable<StatusItem> Items()
    {
        if (begun) throw new InvalidOperationException("The items of a status report are read once.");
        begun = true;
        for (; onItem; onItem = NextItem())
        {
            ItemCount++;
            yield return ReadItem();
        }
        cursor.Finish();
        Completed = true;
    }

    public void Dispose() => cursor.Dispose();

    private StatusReportHeader ReadHeader()
    {
        (string MessageId, DateTimeOffset CreatedAt)? group = null;
        Original? original = null;
        while (!onItem && cursor.Child(report))
        {
            switch (cursor.Name)
            {
                case "GrpHdr": group = BankMessage.ReadGroupHeader(cursor); break;
                case "OrgnlGrpInfAndSts": original = ReadOriginal(); break;
                case "OrgnlPmtInfAndSts":
                    if (original is null) throw cursor.Missing("OrgnlGrpInfAndSts");
                    onItem = EnterInstruction(original);
                    break;
            }
        }
        if (group is null) throw cursor.Missing("GrpHdr");
        if (original is null) throw cursor.Missing("OrgnlGrpInfAndSts");
        return new(
            group.Value.MessageId,
            group.Value.CreatedAt,
            original.MessageId!,
            original.Count,
            original.Sum,
            original.Status is null ? null : StatusOf(original.Status),
            original.Status ?? "",
            original.Reason ?? "");
    }

    private Original ReadOriginal()
    {
        var original = new Original();
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            switch (cursor.Name)
            {
                case "OrgnlMsgId": original.MessageId = cursor.Single(original.MessageId); break;
                case "OrgnlMsgNmId": original.MessageName = cursor.Single(original.MessageName); break;
                case "OrgnlNbOfTxs": original.Count = cursor.Count(); break;
                case "OrgnlCtrlSum": original.Sum = cursor.ControlSum(); break;
                case "GrpSts": original.Status = GroupStatus(); break;
                case "StsRsnInf": original.Reason ??= ReadReason(out _); break;
            }
        }
        if (string.IsNullOrEmpty(original.MessageId)) throw cursor.Missing("OrgnlMsgId");
        if (string.IsNullOrEmpty(original.MessageName)) throw cursor.Missing("OrgnlMsgNmId");
        return original.MessageName.StartsWith("pain.001", StringComparison.Ordinal)
            ? original
            : throw cursor.Refuse(BankMessageFault.NotAgreed, "The report is about a message that is no payment file (pain.001).");
    }

    /// <summary>
    /// Reads what the bank says of a batch, up to its first payment; a batch stands for the file where the file has no status.
    /// </summary>
    private bool EnterInstruction(Original original)
    {
        string? status = null;
        string? reason = null;
        instruction = cursor.Enter();
        while (cursor.Child(instruction))
        {
            if (cursor.Name == "PmtInfSts") status = GroupStatus();
            else if (cursor.Name == "StsRsnInf") reason ??= ReadReason(out _);
            else if (cursor.Name == "TxInfAndSts") break;
        }
        if (original.Status is null) (original.Status, original.Reason) = (status, original.Reason ?? reason);
        return cursor.Name == "TxInfAndSts";
    }

    private bool NextItem()
    {
        do
        {
            while (cursor.Child(instruction))
                if (cursor.Name == "TxInfAndSts") return true;
        }
        while (NextInstruction());
        return false;
    }

    private bool NextInstruction()
    {
        while (cursor.Child(report))
        {
            if (cursor.Name != "OrgnlPmtInfAndSts") continue;
            instruction = cursor.Enter();
            return true;
        }
        return false;
    }

    private StatusItem ReadItem()
    {
        var line = cursor.Line;
        string? endToEndId = null;
        string? status = null;
        string? reason = null;
        var reasonText = "";
        var amount = new ItemAmount();
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            switch (cursor.Name)
            {
                case "OrgnlEndToEndId": endToEndId = cursor.Single(endToEndId); break;
                case "TxSts": status = status is null ? cursor.Code() : throw cursor.Repeated(); break;
                case "StsRsnInf": reason ??= ReadReason(out reasonText); break;
                case "OrgnlTxRef": ReadOriginalAmount(ref amount); break;
            }
        }
        if (string.IsNullOrEmpty(endToEndId)) cursor.Note(BankMessageFault.MissingEndToEndId, "A status has no end-to-end id.");
        if (!amount.Found) cursor.Note(BankMessageFault.MissingAmount, "A status does not say which amount it means.");
        var meaning = StatusOf(status);
        if (meaning is BankStatus.Unknown or BankStatus.Partly)
        {
            meaning = BankStatus.Unknown;
            cursor.Note(BankMessageFault.UnknownStatus, $"'{status}' is no status of a payment.");
        }
        return new(endToEndId ?? "", meaning, status ?? "", reason ?? "", reasonText, amount.Value, line, cursor.TakeAnomalies());
    }

    private void ReadOriginalAmount(ref ItemAmount amount)
    {
        var reference = cursor.Enter();
        while (cursor.Child(reference))
        {
            if (cursor.Name != "Amt") continue;
            var choice = cursor.Enter();
            while (cursor.Child(choice))
            {
                if (cursor.Name != "InstdAmt") continue;
                if (amount.Found) throw cursor.Repeated();
                amount = new(true, cursor.NotedAmount());
            }
        }
    }

    private string? ReadReason(out string text)
    {
        string? code = null;
        text = "";
        var depth = cursor.Enter();
        while (cursor.Child(depth))
        {
            if (cursor.Name == "Rsn") code = cursor.CodeChoice();
            else if (cursor.Name == "AddtlInf") text = text.Length == 0 ? cursor.Text().ToString() : text;
        }
        return code;
    }

    private string GroupStatus()
    {
        var code = cursor.Code();
        return StatusOf(code) != BankStatus.Unknown
            ? code
            : throw cursor.Refuse(BankMessageFault.InvalidValue, $"'{code}' is no status of a payment file.");
    }

    private static BankStatus StatusOf(string? code) => code switch
    {
        "RCVD" => BankStatus.Received,
        "ACTC" or "ACCP" or "ACFC" or "ACWC" or "ACWP" => BankStatus.Accepted,
        "PDNG" or "ACSP" => BankStatus.InProcess,
        "ACSC" or "ACCC" => BankStatus.Settled,
        "PART" => BankStatus.Partly,
        "RJCT" => BankStatus.Rejected,
        _ => BankStatus.Unknown,
    };

    private readonly record struct ItemAmount(bool Found, Rupiah? Value);

    private sealed class Original
    {
        public string? MessageId { get; set; }

        public string? MessageName { get; set; }

        public long? Count { get; set; }

        public Rupiah? Sum { get; set; }

        public string? Status { get; set; }

        public string? Reason { get; set; }
    }
}
