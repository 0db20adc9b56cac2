using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Disbursement;

/// <param name="Sent">Names of the files that went out now.</param>
/// <param name="Failed">Files that could not be sent, with the reason; they stay in the outbox.</param>
public sealed record SentBankFiles(IReadOnlyList<string> Sent, IReadOnlyList<(string Name, string Error)> Failed);

/// <summary>
/// Empties the outbox to the bank. The file is made from the database, compared with the hash of the instruction, and handed over; a
/// crash in between makes and hands over the same bytes under the same name again.
/// </summary>
public sealed class SendBankFiles(Database database, IdentityVault vault, KeyRing keys)
{
    /// <param name="channel">The way to the bank.</param>
    /// <param name="context">Who sends.</param>
    /// <param name="progress">Told of each file.</param>
    /// <param name="seen">The names that whoever sends has seen waiting: when others wait by now, nothing is sent; what was sent meanwhile
    /// does no harm. Null to send whatever waits.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Outcome<SentBankFiles>> RunAsync(
        IBankChannel channel, ProcessContext context, IProgress<WorkProgress>? progress = null, IReadOnlyCollection<string>? seen = null,
        CancellationToken ct = default)
    {
        var (pending, fund) = await ReadAsync(ct);
        if (!fund.Succeeded) return fund.Problems.ToArray();
        if (seen is not null && !pending.All(item => seen.Contains(item.Name))) return OtherFiles();
        List<string> sent = [];
        List<(string, string)> failed = [];
        foreach (var item in pending)
        {
            progress?.Report(new WorkProgress(new("Mengirim berkas bank", "Sending bank files"), sent.Count, pending.Count));
            var error = await TrySendAsync(channel, fund.Value, item.Name, ct);
            await MarkAsync(item, error, context, ct);
            if (error is null) sent.Add(item.Name);
            else failed.Add((item.Name, error));
        }
        progress?.Report(new WorkProgress(new("Mengirim berkas bank", "Sending bank files"), sent.Count, pending.Count));
        return new SentBankFiles(sent, failed);
    }

    private async Task<(IReadOnlyList<OutboxItem> Pending, Outcome<FundAccount> Fund)> ReadAsync(CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        return (await Outbox.PendingAsync(reading, BankFile.Channel, ct), await FundAccount.ReadAsync(reading, ct));
    }

    private async Task<string?> TrySendAsync(IBankChannel channel, FundAccount fund, string name, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        var (file, runId) = await BankFile.FindAsync(reading, Path.GetFileNameWithoutExtension(name), ct)
            ?? throw new InvalidOperationException($"The outbox names {name}, which is no bank file.");
        var run = await Run.ByIdAsync(reading, runId, ct);
        if (run.State == RunState.Cancelled) return $"Run '{run.Name}' is cancelled; nothing of it goes to the bank.";
        try
        {
            await new BankFilePayments(vault).WriteAsync(
                reading,
                file,
                instructions =>
                {
                    channel.Publish(file.Name, file.Header(fund, run), instructions, keys.SigningKey, file.ContentHash);
                    return true;
                },
                ct);
            return null;
        }
        catch (Exception refused) when (
            refused is IOException or PaymentFileException or HttpRequestException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    private static Problem OtherFiles() => Problem.Conflict(
        "bank.other-files", "Other files wait by now than you have seen.", "Nothing was sent. Look again, then send.")
        .InIndonesian("Berkas yang menunggu sudah bukan yang Anda lihat.", "Belum ada yang dikirim. Lihat lagi, lalu kirim.");

    private async Task MarkAsync(OutboxItem item, string? error, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (error is null)
        {
            await Outbox.MarkSentAsync(work, item.Id, ct);
            await work.ExecuteAsync(
                "update bank_file set sent_at = @at where message_id = @messageId",
                new { at = context.AtMicroseconds, messageId = Path.GetFileNameWithoutExtension(item.Name) },
                ct);
            work.Record("bank-file.sent", item.Name, new { attempts = item.Attempts + 1 });
        }
        else
        {
            await Outbox.MarkFailedAsync(work, item.Id, error, ct);
        }
        await work.CommitAsync(ct);
    }
}
