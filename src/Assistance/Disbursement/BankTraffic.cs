namespace Paseban.Assistance.Disbursement;

/// <param name="Attempts">How often it was tried already.</param>
/// <param name="LastError">Why the last try failed; null when there was none.</param>
public sealed record WaitingFile(string Name, string Run, long Payments, Rupiah Total, long Attempts, string? LastError);

/// <summary>A file of the bank that was looked at.</summary>
/// <param name="Outcome">applied, refused or repeated.</param>
/// <param name="Detail">Why it was refused; empty otherwise.</param>
public sealed record SeenFile(
    string Name, string Kind, string MessageId, string Outcome, string Detail, DateTimeOffset At, long Items, long Exceptions);

/// <summary>What goes to the bank and what came from it.</summary>
/// <param name="Waiting">Files that were cut and have not gone out, the oldest first.</param>
/// <param name="Seen">The newest files of the bank first.</param>
public sealed record BankTraffic(IReadOnlyList<WaitingFile> Waiting, IReadOnlyList<SeenFile> Seen, long OpenExceptions)
{
    public static async Task<BankTraffic> ReadAsync(Reading reading, int most = 100, CancellationToken ct = default)
    {
        var waiting = await reading.ListAsync<(string Name, string Run, long Payments, long Total, long Attempts, string? Error)>(
            """
            select o.name, r.name, f.payments, f.total, o.attempts, o.last_error
            from outbox o join bank_file f on f.message_id || '.xml' = o.name join run r on r.id = f.run_id
            where o.channel = @channel and o.sent_at is null order by o.id
            """,
            new { channel = BankFile.Channel },
            ct);
        var seen = await reading.ListAsync<SeenRow>(
            """
            select s.name as Name, s.kind as Kind, s.message_id as MessageId, s.outcome as Outcome, s.detail as Detail, s.seen_at as SeenAt,
                   coalesce(m.items, 0) as Items, coalesce(m.exceptions, 0) as Exceptions
            from bank_file_seen s left join bank_message m on m.content_hash = s.content_hash and s.outcome = 'applied'
            order by s.seen_at desc, s.name desc limit @most
            """,
            new { most = (long)most },
            ct);
        return new(
            [.. waiting.Select(w => new WaitingFile(w.Name, w.Run, w.Payments, new Rupiah(w.Total), w.Attempts, w.Error))],
            [.. seen.Select(row => row.ToFile())], await ExceptionInbox.CountOpenAsync(reading, ct));
    }

    private sealed record SeenRow(
        string Name, string Kind, string MessageId, string Outcome, string Detail, long SeenAt, long Items, long Exceptions)
    {
        public SeenFile ToFile() => new(Name, Kind, MessageId, Outcome, Detail, Instant.FromMicroseconds(SeenAt), Items, Exceptions);
    }
}
