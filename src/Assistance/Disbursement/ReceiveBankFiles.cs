using System.Security.Cryptography;
using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>What became of one file.</summary>
/// <param name="Outcome"><c>applied</c>, <c>repeated</c> (known already, a no-op), <c>refused</c> (nothing of it was kept) or <c>waits</c>
/// (for another file, or for its signature).</param>
/// <param name="Items">What was read in it.</param>
/// <param name="Exceptions">What of it was parked in the exception inbox.</param>
/// <param name="Problems">Why it was refused or waits; empty otherwise.</param>
public sealed record ReceivedFile(string Name, string Kind, string Outcome, long Items, long Exceptions, IReadOnlyList<Problem> Problems);

/// <summary>
/// Takes in what the bank has put down: each file once by its content, each in one transaction, so that a crash leaves it either whole or
/// unread. A wrong or missing signature, a damaged message, one that does not add up or one under another's number leaves nothing behind
/// but a note that it was refused.
/// </summary>
public sealed class ReceiveBankFiles(Database database, ECDsa bankKey)
{
    public async Task<IReadOnlyList<ReceivedFile>> RunAsync(
        IBankChannel channel, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var known = await KnownAsync(ct);
        var waiting = (await channel.ListAsync(ct)).Where(file => !known.Contains((file.Name, file.Stamp))).ToList();
        var results = new List<ReceivedFile>();
        // A statement that waits may be answered by one that comes later in the list, so go round as long as something moves.
        for (var moved = true; moved && waiting.Count > 0;)
        {
            moved = false;
            foreach (var file in waiting.ToList())
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(
                    new WorkProgress(new($"Membaca {file.Name}", $"Reading {file.Name}"), results.Count, results.Count + waiting.Count));
                var result = await ReceiveAsync(channel, file, context, ct);
                if (result.Outcome == "waits") continue;
                results.Add(result);
                waiting.Remove(file);
                moved = true;
            }
        }
        foreach (var file in waiting) results.Add(await ReceiveAsync(channel, file, context, ct));
        return results;
    }

    /// <summary>
    /// The same for who asks again and again: a bank that was not reached this time is a problem, what a person has to look at first still
    /// throws.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<ReceivedFile>>> TryAsync(
        IBankChannel channel, ProcessContext context, CancellationToken ct = default)
    {
        try
        {
            return (await RunAsync(channel, context, null, ct)).ToArray();
        }
        catch (BankChannelException unreached) when (unreached.CanRetry)
        {
            return Problem.Conflict("bank.unreached", unreached.Message, "Nothing to do: the bank is asked again.")
                .InIndonesian("Bank tidak terhubung.", "Tidak perlu apa-apa: bank akan ditanyai lagi.");
        }
    }

    private async Task<ReceivedFile> ReceiveAsync(IBankChannel channel, BankChannelFile file, ProcessContext context, CancellationToken ct)
    {
        if (!file.IsSigned) return new ReceivedFile(file.Name, "unknown", "waits", 0, 0, [Unsigned(file.Name)]);
        using var copy = await channel.OpenAsync(file.Name, ct);
        var verified = copy.Verify(bankKey);
        if (!verified.Succeeded) return await RefuseAsync(file, "unknown", "", hash: null, verified.Problems, context, ct);
        var hash = verified.Value;
        try
        {
            var identity = BankMessage.Identify(copy.FromStart());
            return await ApplyAsync(file, copy.FromStart(), identity, hash, context, ct);
        }
        catch (BankMessageException damaged)
        {
            return await RefuseAsync(file, "unknown", "", hash, [damaged.Error.ToProblem()], context, ct);
        }
        catch (LedgerRefusal refusal)
        {
            return await RefuseAsync(file, "unknown", "", hash, [Refused(refusal)], context, ct);
        }
    }

    private async Task<ReceivedFile> ApplyAsync(
        BankChannelFile file, Stream content, BankMessageIdentity identity, string hash, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        // Whoever takes in the same file at the same time waits here, and then finds it known.
        await FundAccount.LockAsync(work, ct);
        if (await IsKnownAsync(work, hash, ct))
        {
            await work.DisposeAsync();
            return await RememberAsync(file, identity.Kind.ToString(), identity.MessageId, hash, context, ct);
        }
        if (await NumberedAlikeAsync(work, identity, ct) is { } other)
        {
            await work.DisposeAsync();
            return await RefuseAsync(
                file, identity.Kind.ToString(), identity.MessageId, hash, [NumberReused(identity.MessageId, other)], context, ct);
        }
        var id = await work.TakeNumbersAsync("bank_message", 1, ct);
        await ReceivedMessages.InsertAsync(work, id, file, identity.Kind.ToString(), identity.MessageId, hash, "applied", ct);
        await ExceptionInbox.StageAsync(work, ct);
        var applied = await ReadAsync(work, id, identity.Kind, content, ct);
        if (!applied.Succeeded)
        {
            await work.DisposeAsync();
            return applied.Problems[0].Code switch
            {
                StatementOrder.Waits => new ReceivedFile(file.Name, identity.Kind.ToString(), "waits", 0, 0, applied.Problems),
                StatementOrder.Repeated => await RememberAsync(file, identity.Kind.ToString(), identity.MessageId, hash, context, ct),
                _ => await RefuseAsync(file, identity.Kind.ToString(), identity.MessageId, hash, applied.Problems, context, ct),
            };
        }
        var exceptions = await ExceptionInbox.LandAsync(work, id, ct);
        await work.ExecuteAsync(
            "update bank_message set items = @items, exceptions = @exceptions where id = @id",
            new { items = applied.Value, exceptions, id },
            ct);
        work.Record(
            "bank-message.applied",
            identity.MessageId,
            new
            {
                file.Name, kind = identity.Kind.ToString(), hash, items = applied.Value, exceptions,
                rows = identity.Kind == BankMessageKind.Statement ? await ReceivedMessages.Statements.ComputeAsync(work, id, ct) : null,
            });
        await work.CommitAsync(ct);
        return new ReceivedFile(file.Name, identity.Kind.ToString(), "applied", applied.Value, exceptions, []);
    }

    private static async Task<Outcome<long>> ReadAsync(UnitOfWork work, long id, BankMessageKind kind, Stream content, CancellationToken ct)
    {
        switch (kind)
        {
            case BankMessageKind.StatusReport:
                using (var reader = StatusReportReader.Open(content)) return await new ApplyStatusReport(work, id).RunAsync(reader, ct);
            case BankMessageKind.Statement:
                using (var reader = StatementReader.Open(content)) return await new ApplyStatement(work, id).RunAsync(reader, ct);
            case BankMessageKind.CreditNotification:
                using (var reader = CreditNotificationReader.Open(content))
                    return await new ApplyCreditNotification(work, id).RunAsync(reader, ct);
            default:
                return Problem.Invalid(
                    "bank.not-for-us",
                    "This is a payment file, which we send and never receive.",
                    "Look whether the file is in the right folder.")
                    .InIndonesian(
                        "Ini berkas pembayaran, yang kita kirim dan tidak pernah kita terima.", "Periksa apakah berkasnya salah tempat.");
        }
    }

    private async Task<ReceivedFile> RememberAsync(
        BankChannelFile file, string kind, string messageId, string hash, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        await ReceivedMessages.RememberAsync(work, file, kind, messageId, hash, "repeated", "", ct);
        await work.CommitAsync(ct);
        return new ReceivedFile(file.Name, kind, "repeated", 0, 0, []);
    }

    private async Task<ReceivedFile> RefuseAsync(
        BankChannelFile file, string kind, string messageId, string? hash, IReadOnlyList<Problem> problems, ProcessContext context,
        CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        var detail = string.Join(" ", problems.Select(p => $"[{p.Code}] {p.Message}"));
        await ReceivedMessages.RememberAsync(work, file, kind, messageId, hash ?? "", "refused", detail, ct);
        work.Record("bank-message.refused", messageId.Length > 0 ? messageId : file.Name, new { file.Name, hash, detail });
        await work.CommitAsync(ct);
        return new ReceivedFile(file.Name, kind, "refused", 0, 0, problems);
    }

    private static Problem Unsigned(string name) => Problem.Conflict(
        "signature-awaited", "The file has no signature beside it, so nothing of it is read.",
        $"It is taken in when {name}{FileSignature.Suffix} has come; ask the bank when it does not.")
        .InIndonesian(
            "Berkas ini belum disertai tanda tangan, jadi belum dibaca.",
            $"Berkas dibaca bila {name}{FileSignature.Suffix} sudah datang; tanyakan kepada bank bila tidak datang.");

    private static Problem NumberReused(string messageId, string other) => Problem.Conflict(
        "bank.message-reused",
        $"The message number {messageId} was used before, by {other}, which says something else.",
        "Ask the bank which one holds, and for the other under a number of its own; nothing was booked.")
        .InIndonesian(
            $"Nomor pesan {messageId} sudah dipakai {other}, yang isinya lain.",
            "Tanyakan kepada bank mana yang berlaku, dan minta yang lain dengan nomor sendiri; belum ada yang dibukukan.");

    private static Problem Refused(LedgerRefusal refusal) => Problem.Conflict("ledger.refused", refusal.Message, "Call the treasurer.")
        .InIndonesian("Pembukuan menolak isi berkas ini.", "Hubungi bendahara.");

    private async Task<HashSet<(string, string)>> KnownAsync(CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        return [.. await reading.ListAsync<(string, string)>("select name, stamp from bank_file_seen", ct: ct)];
    }

    private static async Task<bool> IsKnownAsync(Reading reading, string hash, CancellationToken ct) =>
        await reading.SingleAsync<long>("select count(*) from bank_message where content_hash = @hash", new { hash }, ct) > 0;

    /// <summary>The file of the same kind that came under this number before; the same content is known by now.</summary>
    private static Task<string?> NumberedAlikeAsync(Reading reading, BankMessageIdentity identity, CancellationToken ct) =>
        reading.FindAsync<string>(
            "select min(name) from bank_message where kind = @kind and message_id = @MessageId",
            new { kind = identity.Kind.ToString(), identity.MessageId }, ct);
}

/// <summary>
/// Which files were seen and what became of them. A file is known by its content; its name and stamp only save reading it again.
/// A refused file is seen but not known: the same content with a right signature is taken in.
/// </summary>
internal static class ReceivedMessages
{
    public static readonly EventClaim Recorded = new(
        "bank_message", "bank-message.applied",
        told => [new(told["hash"]!, told.Event.Subject, told["name"], told["kind"], told["items"], told["exceptions"], told.At)],
        "select content_hash, message_id, name, kind, items, exceptions, received_at from bank_message");

    /// <summary>The statements of a message with their entries, which never change.</summary>
    public static readonly RowSet Statements = new("bank-message.statements", """
        select s.statement_id, s.account, s.from_date, s.through_date, s.sequence, s.opening, s.closing,
               e.line, e.reference, e.direction, e.amount, e.booked_on, e.kind, e.detail
        from statement s left join statement_entry e on e.statement_id = s.id
        where s.message_id = @id order by s.id, e.line
        """);

    public static async Task InsertAsync(
        UnitOfWork work, long id, BankChannelFile file, string kind, string messageId, string hash, string outcome, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into bank_message (id, content_hash, name, kind, message_id, received_at, items, exceptions)
            values (@id, @hash, @Name, @kind, @messageId, @at, 0, 0)
            """,
            new { id, hash, file.Name, kind, messageId, at = work.Context.AtMicroseconds },
            ct);
        await RememberAsync(work, file, kind, messageId, hash, outcome, "", ct);
    }

    public static Task<int> RememberAsync(
        UnitOfWork work, BankChannelFile file, string kind, string messageId, string hash, string outcome, string detail,
        CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into bank_file_seen (name, stamp, kind, message_id, content_hash, outcome, detail, seen_at)
            values (@Name, @Stamp, @kind, @messageId, @hash, @outcome, @detail, @at)
            on conflict (name, stamp) do update set outcome = @outcome, detail = @detail, content_hash = @hash
            where bank_file_seen.outcome <> 'applied'
            """,
            new { file.Name, file.Stamp, kind, messageId, hash, outcome, detail, at = work.Context.AtMicroseconds },
            ct);
}
