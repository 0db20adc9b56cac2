namespace Paseban.Assistance.Disbursement;

/// <summary>What the bank said of a payment.</summary>
/// <param name="Kind">accepted, settled, rejected, debited, returned or return-notified.</param>
/// <param name="File">The bank's file that said so.</param>
/// <param name="Statement">The statement, where it was one.</param>
public sealed record PaymentReport(
    string Kind, Rupiah Amount, string Reason, DateOnly On, string File, string? Statement, DateTimeOffset ReceivedAt);

/// <param name="Amount">What of the payment settles this month.</param>
/// <param name="Decree">The decree whose line grants it; null where none does.</param>
/// <param name="DecreeReference">Its number in our books.</param>
/// <param name="Line">The number of the line.</param>
public sealed record PaymentMonth(Month Month, Rupiah Amount, string? Decree, Reference? DecreeReference, long? Line);

/// <summary>An entry of a statement that moved money of the payment's file.</summary>
public sealed record PaymentStatementEntry(string Statement, string Reference, DateOnly BookedOn, Rupiah Amount, string Kind);

/// <summary>An entry of the journal in which the payment's amount is.</summary>
public sealed record PaymentJournalEntry(long Id, string Kind, DateOnly BookedOn, string Document, Rupiah Amount);

/// <summary>One payment followed from the decree to the bank's statement and the books.</summary>
public sealed record PaymentShown(
    ListedPayment Payment, string Run, Reference RunReference, IReadOnlyList<PaymentMonth> Months, string? BankFile, string? FileHash,
    IReadOnlyList<PaymentReport> Reports, IReadOnlyList<PaymentStatementEntry> Entries, IReadOnlyList<PaymentJournalEntry> Journal,
    Reference? Previous, Reference? Next);

/// <summary>Follows one payment.</summary>
public sealed class ShowPayment(Database database)
{
    private const string Path = """
        select r.id as RunId, r.name as Run, f.message_id as BankFile, f.content_hash as FileHash, p.previous_id as Previous
        from payment p join run r on r.id = p.run_id left join bank_file f on f.id = p.file_id where p.id = @Id
        """;

    // A month that was released or paid again stands with its payment no more; what it was is told by the payment itself.
    private const string Months = """
        select a.month as Month, a.amount as Amount, d.number as Decree, d.id as DecreeId, l.id as Line
        from month_allocation a join payment p on p.person_id = a.person_id and p.id = a.payment_id
        left join decree_line l on l.person_id = a.person_id and l.programme = p.programme and a.month >= l.from_month
            and a.month <= l.to_month and l.amount = a.amount and l.id = (
                select max(o.id) from decree_line o where o.person_id = a.person_id and o.programme = p.programme
                    and a.month >= o.from_month and a.month <= o.to_month and o.amount = a.amount)
        left join decree d on d.id = l.decree_id
        where a.person_id = @PersonId and a.payment_id = @Id order by a.month
        """;

    private const string Reports = """
        select r.kind as Kind, r.amount as Amount, r.reason as Reason, r.reported_on as ReportedOn, m.name as Name,
               s.statement_id as Statement, m.received_at as ReceivedAt
        from payment_report r join bank_message m on m.id = r.message_id left join statement s on s.message_id = m.id
        where r.person_id = @PersonId and r.payment_id = @Id order by m.received_at, r.kind
        """;

    private const string Entries = """
        select s.statement_id as Statement, e.reference as Reference, e.booked_on as BookedOn, e.amount as Amount, e.kind as Kind
        from statement_entry e join statement s on s.id = e.statement_id
        where e.detail = @BankFile and e.kind = 'BatchPayment' order by e.booked_on
        """;

    private const string Journal = """
        select e.id as Id, e.kind as Kind, e.booked_on as BookedOn, e.document as Document, cast(sum(p.amount) as bigint) as Amount
        from journal_entry e join posting p on p.entry_id = e.id
        where e.run_id = @RunId and p.programme in (@Programme, '-') group by e.id, e.kind, e.booked_on, e.document
        union all
        select e.id, e.kind, e.booked_on, e.document, cast(sum(p.amount) as bigint)
        from journal_entry e join posting p on p.entry_id = e.id
        where e.run_id is null and p.programme = @Programme and e.document in (
            select s.statement_id from payment_report r join statement s on s.message_id = r.message_id
            where r.person_id = @PersonId and r.payment_id = @Id)
        group by e.id, e.kind, e.booked_on, e.document
        order by 3, 1
        """;

    public async Task<Outcome<PaymentShown>> RunAsync(string reference, CancellationToken ct = default)
    {
        var read = Reference.Read(BankFilePayments.Prefix, reference);
        if (!read.Succeeded) return read.Problems.ToArray();
        await using var reading = await database.ReadAsync(ct);
        if (await reading.FindAsync<PaymentRow>($"{PaymentRow.Select} where p.id = @Id", new { read.Value.Id }, ct) is not { } row)
            return Problem.NotFound("payment.unknown", $"There is no payment {reference}.", "Look among the payments of its run.")
                .InIndonesian($"Tidak ada pembayaran {reference}.", "Lihat daftar pembayaran penyalurannya.");
        var path = await reading.SingleAsync<PathRow>(Path, new { row.Id }, ct);
        var args = new { row.PersonId, row.Id, path.RunId, row.Programme, path.BankFile };
        var next = await reading.FindAsync<long?>(
            "select id from payment where person_id = @PersonId and previous_id = @Id", args, ct);
        return new PaymentShown(
            row.ToPayment(), path.Run, Reference.Of("RUN", path.RunId),
            [.. (await reading.ListAsync<MonthRow>(Months, args, ct)).Select(month => month.ToMonth())], path.BankFile, path.FileHash,
            [.. (await reading.ListAsync<ReportRow>(Reports, args, ct)).Select(report => report.ToReport())],
            path.BankFile is null ? [] : [.. (await reading.ListAsync<EntryRow>(Entries, args, ct)).Select(entry => entry.ToEntry())],
            [.. (await reading.ListAsync<JournalRow>(Journal, args, ct)).Select(entry => entry.ToEntry())],
            path.Previous is { } previous ? Reference.Of(BankFilePayments.Prefix, previous) : null,
            next is { } reissued ? Reference.Of(BankFilePayments.Prefix, reissued) : null);
    }

    private sealed record PathRow(long RunId, string Run, string? BankFile, string? FileHash, long? Previous);

    private sealed record MonthRow(long Month, long Amount, string? Decree, long? DecreeId, long? Line)
    {
        public PaymentMonth ToMonth() => new(
            new Month((int)Month), new Rupiah(Amount), Decree, DecreeId is { } decree ? Reference.Of("DEC", decree) : null, Line);
    }

    private sealed record ReportRow(
        string Kind, long Amount, string Reason, string ReportedOn, string Name, string? Statement, long ReceivedAt)
    {
        public PaymentReport ToReport() => new(
            Kind, new Rupiah(Amount), Reason, IsoDate.Parse(ReportedOn), Name, Statement, Instant.FromMicroseconds(ReceivedAt));
    }

    private sealed record EntryRow(string Statement, string Reference, string BookedOn, long Amount, string Kind)
    {
        public PaymentStatementEntry ToEntry() => new(Statement, Reference, IsoDate.Parse(BookedOn), new Rupiah(Amount), Kind);
    }

    private sealed record JournalRow(long Id, string Kind, string BookedOn, string Document, long Amount)
    {
        public PaymentJournalEntry ToEntry() => new(Id, Kind, IsoDate.Parse(BookedOn), Document, new Rupiah(Amount));
    }
}
