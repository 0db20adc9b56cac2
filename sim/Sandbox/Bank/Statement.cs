using System.Globalization;
using System.Xml;
using Dapper;

namespace Paseban.Sandbox.Bank;

/// <summary>
/// camt.053.001.08 of the fund account for a business day with movement, and camt.054.001.08, which tells of returns before the day is
/// closed. Entries of both are the same; only the statement's are movements of money.
/// </summary>
internal static class Statement
{
    private sealed record Movement(
        long Id, string Day, string Kind, long Amount, long Credit, string Reference, string? MessageId, string? PaymentInformationId,
        long? AcceptedItems, long? FirstInstruction, long? LastInstruction, string? ReturnReason, string? Remittance);

    private sealed record Balances(long Number, long Opening, long Closing);

    public static void Write(BankBooks books, OutgoingFile file, Stream stream)
    {
        var balances = books.Connection.QuerySingle<Balances>(
            "select number as Number, opening as Opening, closing as Closing from statements where day = @Subject", new { file.Subject });
        using var writer = IsoXml.Begin(stream, "camt.053.001.08", "BkToCstmrStmt");
        writer.GroupHeader(file).Open("Stmt");
        Head(books, writer, file, $"FUND-{file.Subject}", balances.Number);
        Balance(writer, "OPBD", balances.Opening, file.Subject);
        Balance(writer, "CLBD", balances.Closing, file.Subject);
        foreach (var movement in Movements(books, file.Subject, returnsOnly: false)) Write(books, writer, movement);
        writer.End().End().End();
    }

    public static void WriteReturns(BankBooks books, OutgoingFile file, Stream stream)
    {
        using var writer = IsoXml.Begin(stream, "camt.054.001.08", "BkToCstmrDbtCdtNtfctn");
        writer.GroupHeader(file).Open("Ntfctn");
        Head(books, writer, file, $"RETURNS-{file.MessageId}", null);
        foreach (var movement in Movements(books, file.Subject, returnsOnly: true)) Write(books, writer, movement);
        writer.End().End().End();
    }

    /// <param name="books">Whose fund account it is.</param>
    /// <param name="writer">Stands inside the statement or notification.</param>
    /// <param name="file">The file it is for.</param>
    /// <param name="id">Of the statement or notification.</param>
    /// <param name="number">Statements are numbered without gaps, so that one that is missing is seen; notifications are not.</param>
    private static void Head(BankBooks books, XmlWriter writer, OutgoingFile file, string id, long? number)
    {
        writer.Put("Id", id);
        if (number is { } known) writer.Put("ElctrncSeqNb", known.ToString(CultureInfo.InvariantCulture));
        writer.Put("CreDtTm", file.Created)
            .Open("FrToDt").Put("FrDtTm", $"{file.Subject}T00:00:00+07:00").Put("ToDtTm", $"{file.Subject}T23:59:59+07:00").End()
            .Open("Acct").Put(["Id", "Othr", "Id"], books.FundAccount).Put("Ccy", "IDR").Put("Nm", books.FundName).End();
    }

    private static void Balance(XmlWriter writer, string type, long amount, string day) =>
        writer.Open("Bal").Put(["Tp", "CdOrPrtry", "Cd"], type)
            .Amount("Amt", Math.Abs(amount)).Put("CdtDbtInd", amount < 0 ? "DBIT" : "CRDT")
            .Put(["Dt", "Dt"], day).End();

    private static List<Movement> Movements(BankBooks books, string day, bool returnsOnly) => books.Connection.Query<Movement>(
        """
        select e.id as Id, e.day as Day, e.kind as Kind, e.amount as Amount, e.credit as Credit, e.reference as Reference,
               m.message_id as MessageId, m.payment_information_id as PaymentInformationId, m.accepted_items as AcceptedItems,
               m.first_instruction as FirstInstruction, m.last_instruction as LastInstruction,
               i.reason as ReturnReason, i.remittance as Remittance
        from entries e left join instructions i on i.id = e.instruction left join messages m on m.id = coalesce(e.message, i.message)
        where e.day = @day and (not @returnsOnly or e.kind = 'RETURN') order by e.id
        """,
        new { day, returnsOnly }).ToList();

    private static void Write(BankBooks books, XmlWriter writer, Movement movement)
    {
        var direction = movement.Credit == 1 ? "CRDT" : "DBIT";
        writer.Open("Ntry").Put("NtryRef", movement.Id.ToString(CultureInfo.InvariantCulture))
            .Amount("Amt", movement.Amount).Put("CdtDbtInd", direction)
            .Put(["Sts", "Cd"], "BOOK").Put(["BookgDt", "Dt"], movement.Day).Put(["ValDt", "Dt"], movement.Day)
            .Put("AcctSvcrRef", $"BJ-E{movement.Id:00000000}");
        Code(writer, movement.Kind);
        writer.Open("NtryDtls");
        if (movement.Kind == "PAYMENT") Batch(books, writer, movement);
        else Single(writer, movement, direction);
        writer.End().End();
    }

    /// <summary>ISO's bank transaction code, and the bank's own word, which tells fee and interest apart.</summary>
    private static void Code(XmlWriter writer, string kind)
    {
        var (domain, family, subFamily) = kind switch
        {
            "PAYMENT" => ("PMNT", "ICDT", "BOOK"),
            "RETURN" => ("PMNT", "RCDT", "RRTN"),
            "FUNDING" => ("PMNT", "RCDT", "BOOK"),
            "FEE" => ("ACMT", "MDOP", "CHRG"),
            _ => ("ACMT", "MCOP", "INTR"),
        };
        writer.Open("BkTxCd").Open("Domn").Put("Cd", domain).Open("Fmly").Put("Cd", family).Put("SubFmlyCd", subFamily).End().End()
            .Open("Prtry").Put("Cd", kind).Put("Issr", "Bank Jakarta").End().End();
    }

    /// <summary>One debit for a file of payments, with each payment that was credited.</summary>
    private static void Batch(BankBooks books, XmlWriter writer, Movement movement)
    {
        writer.Open("Btch").Put("MsgId", movement.MessageId!);
        if (movement.PaymentInformationId!.Length > 0) writer.Put("PmtInfId", movement.PaymentInformationId);
        writer.Put("NbOfTxs", movement.AcceptedItems!.Value.ToString(CultureInfo.InvariantCulture))
            .Amount("TtlAmt", movement.Amount).Put("CdtDbtInd", "DBIT").End();
        using var command = books.Connection.CreateCommand();
        command.CommandText =
            "select end_to_end_id, amount from instructions where id between $first and $last and state in (2, 3) order by id";
        command.Parameters.AddWithValue("$first", movement.FirstInstruction);
        command.Parameters.AddWithValue("$last", movement.LastInstruction);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            writer.Open("TxDtls").Put(["Refs", "EndToEndId"], rows.GetString(0))
                .Amount("Amt", rows.GetInt64(1)).Put("CdtDbtInd", "DBIT").End();
        }
    }

    private static void Single(XmlWriter writer, Movement movement, string direction)
    {
        writer.Open("TxDtls").Open("Refs");
        if (movement.MessageId is { } message) writer.Put("MsgId", message);
        writer.Put("EndToEndId", movement.Reference).End().Amount("Amt", movement.Amount).Put("CdtDbtInd", direction);
        if (movement.Remittance is { } remittance) writer.Put(["RmtInf", "Ustrd"], remittance);
        if (movement.ReturnReason is { } reason) writer.Put(["RtrInf", "Rsn", "Cd"], reason);
        writer.End();
    }
}
