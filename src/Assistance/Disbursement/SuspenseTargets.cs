using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>An item in suspense as a decision finds it.</summary>
/// <param name="MessageId">The bank's message that it came with.</param>
/// <param name="EntryLine">The entry of that statement.</param>
/// <param name="Clearings">How often something was taken out already.</param>
internal sealed record SuspenseItem(
    long Id, Rupiah Remaining, DateOnly MovedOn, long BookedBy, long MessageId, long EntryLine, long Clearings)
{
    /// <summary>
    /// What the item would go down by: a posting takes receipts out on the debit side of suspense, payouts on its credit side.
    /// </summary>
    public static Rupiah Effect(Posting posting) =>
        posting.Debit == Chart.Unidentified ? posting.Amount
        : posting.Credit == Chart.Unidentified ? -posting.Amount
        : Rupiah.Zero;

    public static async Task<Outcome<SuspenseItem>> FindAsync(Reading reading, long id, CancellationToken ct)
    {
        var row = await reading.FindAsync<Row>(
            """
            select s.exception_id as Id, s.remaining as Remaining, s.moved_on as MovedOn, s.booked_by as BookedBy,
                   e.message_id as MessageId, e.entry_line as EntryLine,
                   (select count(*) from suspense_clearing c where c.exception_id = s.exception_id) as Clearings
            from suspense s join exception_item e on e.id = s.exception_id where s.exception_id = @id
            """,
            new { id },
            ct);
        if (row is null)
            return Problem.NotFound("suspense.unknown", $"Number {id} is not in suspense.", "Look at what is in suspense.")
                .InIndonesian($"Nomor {id} tidak ada di penampungan.", "Lihat isi penampungan.")
                .AtCommandLine("See: paseban ledger suspense");
        return row.Remaining != 0
            ? new SuspenseItem(
                row.Id, new Rupiah(row.Remaining), IsoDate.Parse(row.MovedOn), row.BookedBy, row.MessageId, row.EntryLine ?? 0,
                row.Clearings)
            : Problem.Conflict("suspense.cleared", $"Number {id} was cleared before.", "Look at how it was cleared.")
                .InIndonesian($"Nomor {id} sudah diselesaikan.", "Lihat bagaimana diselesaikan.")
                .AtCommandLine("See: paseban ledger suspense --all");
    }

    private sealed record Row(
        long Id, long Remaining, string MovedOn, long BookedBy, long MessageId, long? EntryLine, long Clearings);
}

/// <summary>The places to which cash in suspense may go, and what is booked for each.</summary>
internal static class SuspenseTargets
{
    /// <summary>Whether a posting moves payments of a run, out or back.</summary>
    public static bool SettlesPayments(Posting posting) => posting.Debit == Chart.InTransit || posting.Credit == Chart.Returned;

    public static Outcome<IReadOnlyList<Posting>> OfUse(SuspenseItem item, SuspenseUse use)
    {
        var cameIn = item.Remaining.IsPositive;
        if (cameIn ? use == SuspenseUse.Fee : use == SuspenseUse.Revenue)
            return Problem.Conflict(
                "suspense.direction",
                cameIn ? "Money that came in is no fee." : "Money that went out is no revenue.",
                "Choose what it was by its direction.")
                .InIndonesian(
                    cameIn ? "Uang yang masuk bukan biaya." : "Uang yang keluar bukan pendapatan.", "Pilih kegunaannya menurut arahnya.")
                .AtCommandLine("See: paseban ledger suspense");
        var account = use switch
        {
            SuspenseUse.Fee => Chart.BankFees,
            SuspenseUse.Interest => Chart.Interest,
            SuspenseUse.Revenue => Chart.OtherRevenue,
        };
        return new[]
        {
            cameIn
                ? new Posting(Chart.Unidentified, account, Posting.NoProgramme, item.Remaining)
                : new Posting(account, Chart.Unidentified, Posting.NoProgramme, -item.Remaining),
        };
    }

    /// <summary>Settles what the number names, as the statement would have done had it named it.</summary>
    public static async Task<Outcome<IReadOnlyList<Posting>>> OfNumberAsync(
        UnitOfWork work, SuspenseItem item, string number, CancellationToken ct)
    {
        if (PaymentIds.Read(number) is { } payment) return await OfPaymentsAsync(work, item, "p.id = @id", payment, ct);
        if (await BankFile.FindAsync(work, number, ct) is { } file)
            return await OfPaymentsAsync(work, item, "p.file_id = @id and p.state = 'instructed'", file.File.Id, ct);
        var cameIn = item.Remaining.IsPositive;
        return await new FundMovement(
            number,
            cameIn ? item.Remaining : -item.Remaining,
            cameIn ? CashDirection.Credit : CashDirection.Debit,
            $"exception {item.Id}",
            item.MovedOn,
            await BookingDay.OfAsync(work, item.MovedOn, ct),
            Chart.Unidentified,
            MayExceed: true).SettleAsync(work, ct);
    }

    private static async Task<Outcome<IReadOnlyList<Posting>>> OfPaymentsAsync(
        UnitOfWork work, SuspenseItem item, string which, long id, CancellationToken ct)
    {
        var kind = item.Remaining.IsPositive ? "returned" : "debited";
        await ExceptionInbox.StageAsync(work, ct);
        await StatementDetails.CreateAsync(work, ct);
        await work.ExecuteAsync(
            $"""
            insert into temp_detail (line, entry, payment_id, reference, amount, reason, kind, booked_on, file_id)
            select row_number() over (order by p.id), 0, p.id, @reference, p.amount, '', @kind, @day, p.file_id from payment p where {which}
            """,
            new { id, kind, reference = $"exception {item.Id}", day = item.MovedOn.Iso },
            ct);
        var (count, amount) = await work.SingleAsync<(long, long)>(
            "select count(*), cast(coalesce(sum(amount), 0) as bigint) from temp_detail", ct: ct);
        if (count == 0)
            return Problem.NotFound("suspense.no-payment", "There is no such payment at the bank.", "Check the number.")
                .InIndonesian("Tidak ada pembayaran seperti itu di bank.", "Periksa nomornya.");
        var available = Math.Abs(item.Remaining.Amount);
        if (amount > available)
            return Problem.Conflict(
                "suspense.too-little",
                $"The payment is {new Rupiah(amount)}, but only {new Rupiah(available)} of number {item.Id} is in suspense.",
                "Compare it with the bank's entry.")
                .InIndonesian(
                    $"Pembayarannya {new Rupiah(amount)}, padahal dari nomor {item.Id} tinggal {new Rupiah(available)} di penampungan.",
                    "Cocokkan dengan mutasi bank.");
        if (kind == "debited" && await OtherEntryAsync(work, item, amount, ct) is { } other) return other;

        var postings = new List<Posting>();
        await new StatementDetails(work, item.MessageId, postings).ApplyAsync(ct);
        var refused = await work.ListAsync<(string Code, string Detail)>("select distinct code, detail from temp_exception", ct: ct);
        return refused.Count == 0
            ? postings.Select(FromSuspense).ToArray()
            : Problem.Conflict(
                $"suspense.{refused[0].Code}", $"It cannot be booked: {refused[0].Detail}.", "Check where the payment stands.")
                .InIndonesian("Pembayaran itu tidak dapat dibukukan begini.", "Periksa dulu keadaan pembayarannya.");
    }

    /// <summary>
    /// A payment must stand in the file whose debit the entry is; an entry that nobody knew becomes the debit of that file, whole.
    /// </summary>
    private static async Task<Problem?> OtherEntryAsync(UnitOfWork work, SuspenseItem item, long amount, CancellationToken ct)
    {
        var files = await work.ListAsync<string>(
            "select distinct f.message_id from temp_detail d left join bank_file f on f.id = d.file_id", ct: ct);
        var entry = new { item.MessageId, item.EntryLine, file = files[0], amount, parked = ApplyStatement.ParkedKind };
        const string Entry = """
            statement_id = (select s.id from statement s where s.message_id = @MessageId) and line = @EntryLine
            """;
        var fits = files.Count == 1 && await work.SingleAsync<long>(
            $"select count(*) from statement_entry where {Entry} and kind = 'BatchPayment' and detail = @file", entry, ct) == 1;
        if (fits) return null;
        var becomes = files.Count == 1
            ? await work.ExecuteAsync(
                $"""
                update statement_entry set kind = 'BatchPayment', detail = @file
                where {Entry} and kind = @parked and amount = @amount
                """,
                entry,
                ct)
            : 0;
        return becomes == 1
            ? null
            : Problem.Conflict(
                "suspense.other-entry",
                "The bank's entry is not the debit of the file with this payment.",
                "Ask the bank which file it debited.")
                .InIndonesian(
                    "Mutasi bank ini bukan debit berkas yang memuat pembayaran itu.", "Tanyakan kepada bank berkas mana yang didebit.");
    }

    private static Posting FromSuspense(Posting posting) => posting with
    {
        Debit = posting.Debit == Chart.FundAtBank ? Chart.Unidentified : posting.Debit,
        Credit = posting.Credit == Chart.FundAtBank ? Chart.Unidentified : posting.Credit,
    };
}
