using System.Globalization;
using System.Xml;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Paseban.Sandbox.Bank;

/// <summary>
/// Takes in what lies in to-bank: checks the signature, recognises what it has seen, accepts or rejects each payment, and answers with
/// a report of acceptance. A file is taken in with one commit or not at all.
/// </summary>
internal sealed class Intake(BankBooks books, ExchangeFolder exchange, Accounts accounts, Outbox outbox)
{
    public void TakeAll()
    {
        foreach (var name in exchange.InboundNames()) Take(name);
    }

    private void Take(string name)
    {
        var path = exchange.Inbound(name);
        var mark = Mark(path);
        if (books.Connection.ExecuteScalar<string?>("select mark from intake where name = @name", new { name }) == mark) return;
        var hash = ExchangeFolder.HashOf(path);
        using var transaction = books.Connection.BeginTransaction();
        var (outcome, detail) = Signature.Problem(exchange.CustomerKey, hash, File.ReadAllText(path + ".sig")) is { } problem
            ? ("refused", problem)
            : Read(path, Convert.ToHexString(hash), transaction);
        books.Connection.Execute(
            """
            insert into intake(name, mark, outcome, detail) values (@name, @mark, @outcome, @detail)
            on conflict(name) do update set mark = excluded.mark, outcome = excluded.outcome, detail = excluded.detail
            """,
            new { name, mark, outcome, detail },
            transaction);
        transaction.Commit();
    }

    private (string Outcome, string? Detail) Read(string path, string hash, SqliteTransaction transaction)
    {
        TransferHeader? header = null;
        transaction.Save("file");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            using var file = Pain001File.Open(stream);
            header = file.Header;
            var known = books.Connection.ExecuteScalar<string?>(
                "select content_hash from messages where message_id = @MessageId", new { header.MessageId }, transaction);
            if (known == hash) return ("repeated", $"{header.MessageId} was answered before.");
            if (known is not null)
            {
                header = null;
                throw new FileRefused("AM05", "The message id was used before for other contents.");
            }
            return ("accepted", Accept(file, hash, transaction));
        }
        catch (Exception problem) when (problem is FileRefused or XmlException)
        {
            transaction.Rollback("file");
            var code = problem is FileRefused refused ? refused.Code : "FF01";
            if (header is { MessageId.Length: > 0 }) Refuse(header, hash, code, problem.Message, transaction);
            return ("refused", $"{code}: {problem.Message}");
        }
    }

    private string Accept(Pain001File file, string hash, SqliteTransaction transaction)
    {
        var header = file.Header;
        if (header.DebtorAccount != books.FundAccount) throw new FileRefused("AC02", "The account to be debited is not the fund account.");
        if (header.Currency != "IDR") throw new FileRefused("AM11", "The account to be debited is kept in rupiah.");
        if (header.ValueDate == default) throw new FileRefused("DT01", "The file has no execution date.");
        var id = AddMessage(header, hash, "accepted", null, transaction);
        using var writer = new InstructionWriter(books.Connection, transaction, id);
        while (file.Next(out var transfer))
        {
            var (reason, returnsAfter) = Judge(transfer, header.ValueDate, transaction);
            writer.Write(transfer, reason, returnsAfter);
        }
        if (writer.Items != header.Items) throw new FileRefused("AM18", $"The file says {header.Items} payments and has {writer.Items}.");
        if (writer.Total != header.Total) throw new FileRefused("AM10", $"The file says {header.Total} rupiah and has {writer.Total}.");
        writer.Complete();
        outbox.Add("ACCEPTANCE", id.ToString(CultureInfo.InvariantCulture), transaction);
        return $"{header.MessageId}: {writer.AcceptedItems} of {writer.Items} payments.";
    }

    private (string? Reason, int ReturnsAfter) Judge(CreditTransfer transfer, DateOnly valueDate, SqliteTransaction transaction)
    {
        if (!long.TryParse(transfer.Account, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return ("AC01", 0);
        var account = accounts.Find(number);
        if (Accounts.Problem(account, transfer.Holder) is { } problem) return (problem, 0);
        if (account!.Value.Settled) return (null, 0);
        var (mishap, returnsAfter) = PayeeChance.Of(books.Seed, number, valueDate);
        if (mishap is Mishap.None or Mishap.Returned) return (null, returnsAfter);
        accounts.Befall(number, mishap, DateOnly.FromDateTime(books.Clock.DateTime), transaction);
        return (Accounts.Problem(accounts.Find(number), transfer.Holder), 0);
    }

    private void Refuse(TransferHeader header, string hash, string code, string why, SqliteTransaction transaction)
    {
        var id = AddMessage(header, hash, "refused", $"{code}: {why}", transaction);
        outbox.Add("REFUSAL", id.ToString(CultureInfo.InvariantCulture), transaction);
    }

    private long AddMessage(TransferHeader header, string hash, string state, string? refusal, SqliteTransaction transaction) =>
        books.Connection.ExecuteScalar<long>(
            """
            insert into messages(message_id, content_hash, payment_information_id, value_date, state, refusal, items, total,
                                 accepted_items, accepted_total, first_instruction, last_instruction)
            values (@MessageId, @hash, @PaymentInformationId, @valueDate, @state, @refusal, @Items, @Total, 0, 0, 0, -1) returning id
            """,
            new
            {
                header.MessageId, hash, header.PaymentInformationId, valueDate = BankBooks.Text(header.ValueDate), state, refusal,
                header.Items, header.Total,
            },
            transaction);

    /// <summary>Size and times of the file and its signature: while they stay, it need not be read again.</summary>
    private static string Mark(string path)
    {
        var (file, signature) = (new FileInfo(path), new FileInfo(path + ".sig"));
        return string.Create(
            CultureInfo.InvariantCulture, $"{file.Length}:{file.LastWriteTimeUtc.Ticks}:{signature.LastWriteTimeUtc.Ticks}");
    }
}
