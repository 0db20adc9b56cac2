namespace Paseban.Assistance.Disbursement;

/// <summary>Statements form a chain: each opens with the balance that the one before closed with.</summary>
internal static class StatementOrder
{
    /// <summary>The code of the problem that means: try again when the statement in between has come.</summary>
    public const string Waits = "bank.waits";

    /// <summary>The code of the problem that means: this statement is known already and says the same.</summary>
    public const string Repeated = "bank.repeated";

    public static async Task<Problem?> RefuseAsync(Reading reading, StatementHeader header, CancellationToken ct)
    {
        var fund = await FundAccount.ReadAsync(reading, ct);
        if (!fund.Succeeded) return fund.Problems[0];
        if (header.AccountNumber != fund.Value.Number) return OtherAccount;
        if (await FindAsync(reading, "where statement_id = @StatementId", header, ct) is { } same)
        {
            return same.Opening == header.Opening.Amount && same.Closing == header.Closing.Amount
                ? Problem.Conflict(Repeated, $"Statement {header.StatementId} was taken in before.", "Nothing to do.")
                    .InIndonesian($"Rekening koran {header.StatementId} sudah pernah dibukukan.", "Tidak perlu apa-apa.")
                : Problem.Conflict(
                    "bank.statement-changed",
                    $"Statement {header.StatementId} was taken in with other balances.",
                    "Ask the bank which one holds; nothing was booked.")
                    .InIndonesian(
                        $"Rekening koran {header.StatementId} sudah dibukukan dengan saldo lain.",
                        "Tanyakan kepada bank mana yang berlaku; belum ada yang dibukukan.");
        }
        var last = await FindAsync(reading, "order by id desc limit 1", header, ct);
        return OutOfTurn(header, last, fund.Value.FirstStatement) ?? OtherOpening(header, last);
    }

    /// <summary>
    /// By the bank's own numbers where it gives them, for a day whose movements cancel out leaves the balance as it was; else by the days.
    /// </summary>
    private static Problem? OutOfTurn(StatementHeader header, Known? last, long first)
    {
        if (header.SequenceNumber is { } number && (last is null || last.Sequence is not null))
        {
            var next = last?.Sequence + 1 ?? first;
            if (number == next) return null;
            return number > next
                ? Wait(
                    $"The statement is number {number}; number {next} has not come yet.",
                    $"Ini rekening koran nomor {number}; nomor {next} belum datang.")
                : Overlap(header, last);
        }
        return last is not null && string.CompareOrdinal(header.ClosingDate.Iso, last.ThroughDate) < 0 ? Overlap(header, last) : null;
    }

    private static Problem? OtherOpening(StatementHeader header, Known? last)
    {
        if (header.Opening.Amount == (last?.Closing ?? 0)) return null;
        if (last is null && header.SequenceNumber is not null)
            return Problem.Conflict(
                Waits,
                $"The first statement opens with {header.Opening}, but our books begin with nothing on the account.",
                "Have the balance moved back to the treasury, and record the number of the statement after that.")
                .InIndonesian(
                    $"Rekening koran pertama dibuka dengan {header.Opening}, padahal pembukuan kita mulai dari nol.",
                    "Minta saldonya dikembalikan ke kas daerah, lalu catat nomor rekening koran sesudahnya.")
                .AtCommandLine("Record it: paseban budget fund --number ... --holder ... --first-statement NUMBER");
        return header.SequenceNumber is not null && last?.Sequence is not null
            ? Problem.Conflict(
                "bank.opening-differs",
                $"The statement opens with {header.Opening}, the one before closed with {new Rupiah(last.Closing)}.",
                "Ask the bank which one holds; nothing was booked.")
                .InIndonesian(
                    $"Rekening koran ini dibuka dengan {header.Opening}, yang sebelumnya ditutup dengan {new Rupiah(last.Closing)}.",
                    "Tanyakan kepada bank mana yang berlaku; belum ada yang dibukukan.")
            : Wait(
                $"The statement opens with {header.Opening}, the last one closed with {new Rupiah(last?.Closing ?? 0)}.",
                $"Rekening koran ini dibuka dengan {header.Opening}, yang terakhir ditutup dengan {new Rupiah(last?.Closing ?? 0)}.");
    }

    /// <summary>What the bank says is of an account that is not ours.</summary>
    public static Problem OtherAccount => Problem.Invalid(
        "bank.other-account",
        "The message is of another account than the programme fund.",
        "Ask the bank for the fund account's.")
        .InIndonesian("Pesan ini tentang rekening lain, bukan rekening dana program.", "Minta kepada bank yang tentang rekening dana.");

    private static Problem Wait(EnglishText message, string pesan) =>
        Problem.Conflict(Waits, message, "It waits for the statement in between.")
            .InIndonesian(pesan, "Ditunda sampai rekening koran di antaranya datang.");

    private static Problem Overlap(StatementHeader header, Known? last) => Problem.Conflict(
        "bank.statement-overlaps",
        $"The statement of {header.ClosingDate.Iso} comes before the last one taken in ({last?.ThroughDate ?? "none"}).",
        "Ask the bank what it is; nothing was booked.")
        .InIndonesian(
            $"Rekening koran {header.ClosingDate.Iso} mendahului yang terakhir dibukukan ({last?.ThroughDate ?? "belum ada"}).",
            "Tanyakan kepada bank; belum ada yang dibukukan.");

    public static Task<int> InsertAsync(UnitOfWork work, long id, long messageId, StatementHeader header, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            insert into statement
                (id, message_id, statement_id, account, from_date, through_date, sequence, opening, closing)
            values (@id, @messageId, @StatementId, @AccountNumber, @from, @through, @SequenceNumber, @opening, @closing)
            """,
            new
            {
                id,
                messageId,
                header.StatementId,
                header.AccountNumber,
                header.SequenceNumber,
                from = header.OpeningDate.Iso,
                through = header.ClosingDate.Iso,
                opening = header.Opening.Amount,
                closing = header.Closing.Amount,
            },
            ct);

    private static Task<Known?> FindAsync(Reading reading, string which, StatementHeader header, CancellationToken ct) =>
        reading.FindAsync<Known>(
            $"""
            select through_date as ThroughDate, sequence as Sequence, opening as Opening, closing as Closing from statement {which}
            """,
            new { header.StatementId },
            ct);

    private sealed record Known(string ThroughDate, long? Sequence, long Opening, long Closing);
}
