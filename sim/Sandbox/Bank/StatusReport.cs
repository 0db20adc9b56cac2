using System.Globalization;
using System.Xml;
using Dapper;

namespace Paseban.Sandbox.Bank;

/// <summary>
/// pain.002.001.10. The report of acceptance names the payments rejected on receipt; the report of settlement names every payment that
/// was credited (ACSC) and those the fund account did not cover (RJCT AM04); a refusal has no payments. The group's status is RJCT when
/// nothing of the message stands, PART when some of it was rejected, ACTC otherwise.
/// </summary>
internal static class StatusReport
{
    private sealed record Message(
        string MessageId, string PaymentInformationId, string State, string? Refusal, long Items, long Total, long AcceptedItems,
        long FirstInstruction, long LastInstruction);

    public static void Write(BankBooks books, OutgoingFile file, Stream stream)
    {
        var message = books.Connection.QuerySingle<Message>(
            """
            select message_id as MessageId, payment_information_id as PaymentInformationId, state as State, refusal as Refusal,
                   items as Items, total as Total, accepted_items as AcceptedItems, first_instruction as FirstInstruction,
                   last_instruction as LastInstruction
            from messages where id = @Subject
            """,
            new { file.Subject });
        using var writer = IsoXml.Begin(stream, "pain.002.001.10", "CstmrPmtStsRpt");
        writer.GroupHeader(file);
        WriteGroup(writer, file, message);
        if (file.Kind != "REFUSAL") WritePayments(books, writer, file, message);
        writer.End().End();
    }

    private static void WriteGroup(XmlWriter writer, OutgoingFile file, Message message)
    {
        var unfunded = file.Kind == "SETTLEMENT" && message.State == "unfunded";
        var nothingStands = file.Kind == "REFUSAL" || message.AcceptedItems == 0 || unfunded;
        var status = nothingStands ? "RJCT" : message.AcceptedItems < message.Items ? "PART" : "ACTC";
        writer.Open("OrgnlGrpInfAndSts").Put("OrgnlMsgId", message.MessageId).Put("OrgnlMsgNmId", "pain.001.001.09")
            .Put("OrgnlNbOfTxs", message.Items.ToString(CultureInfo.InvariantCulture))
            .Put("OrgnlCtrlSum", message.Total.ToString(CultureInfo.InvariantCulture))
            .Put("GrpSts", status);
        if (message.Refusal is { } refusal)
        {
            writer.Open("StsRsnInf").Put(["Rsn", "Cd"], refusal[..4])
                .Put("AddtlInf", refusal.Length > 105 ? refusal[..105] : refusal).End();
        }
        writer.End();
    }

    private static void WritePayments(BankBooks books, XmlWriter writer, OutgoingFile file, Message message)
    {
        using var command = books.Connection.CreateCommand();
        command.CommandText = file.Kind == "ACCEPTANCE"
            ? """
              select end_to_end_id, amount, reason, 1 from instructions
              where id between $first and $last and state = 4 and reason <> 'AM04' order by id
              """
            : """
              select end_to_end_id, amount, reason, state = 4 from instructions
              where id between $first and $last and (state in (2, 3) or reason = 'AM04') order by id
              """;
        command.Parameters.AddWithValue("$first", message.FirstInstruction);
        command.Parameters.AddWithValue("$last", message.LastInstruction);
        writer.Open("OrgnlPmtInfAndSts")
            .Put("OrgnlPmtInfId", message.PaymentInformationId.Length > 0 ? message.PaymentInformationId : "NOTPROVIDED");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var rejected = rows.GetInt64(3) == 1;
            writer.Open("TxInfAndSts").Put("OrgnlEndToEndId", rows.GetString(0)).Put("TxSts", rejected ? "RJCT" : "ACSC");
            if (rejected) writer.Put(["StsRsnInf", "Rsn", "Cd"], rows.GetString(2));
            writer.Open("OrgnlTxRef").Open("Amt").Amount("InstdAmt", rows.GetInt64(1)).End().End().End();
        }
        writer.End();
    }
}
