namespace Paseban.Assistance.Disbursement;

/// <param name="Reference">The bank's own, unique in all statements.</param>
/// <param name="Kind">As <see cref="EntryKind"/>; another word where a person has to look at it.</param>
/// <param name="Detail">What it names: a file of ours, a payment, an SP2D; empty where it names nothing.</param>
/// <param name="Run">The run of the file that is debited; null for anything else.</param>
public sealed record StatementLine(
    string Reference, bool IsCredit, Rupiah Amount, DateOnly BookedOn, string Kind, string Detail, string? Run);

/// <summary>A statement of the fund account as the bank sent it.</summary>
/// <param name="File">The bank's file.</param>
/// <param name="Booked">The entries of the journal that it was booked with.</param>
public sealed record StatementShown(
    string Id, string Account, DateOnly From, DateOnly Through, Rupiah Opening, Rupiah Closing, string File,
    IReadOnlyList<StatementLine> Lines, IReadOnlyList<long> Booked);

/// <summary>Shows a statement: the last paper on the way of a rupiah.</summary>
public sealed class ShowStatement(Database database)
{
    /// <param name="id">As the bank calls it: <c>FUND-2024-03-05</c>.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Outcome<StatementShown>> RunAsync(string id, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        if (await reading.FindAsync<Row>(
            """
            select s.id as Id, s.account as Account, s.from_date as FromDate, s.through_date as ThroughDate, s.opening as Opening,
                   s.closing as Closing, m.name as File
            from statement s join bank_message m on m.id = s.message_id where s.statement_id = @id
            """,
            new { id }, ct) is not { } row)
            return Problem.NotFound("statement.unknown", $"There is no statement {id}.", "Look among the bank's files.")
                .InIndonesian($"Tidak ada rekening koran {id}.", "Cari di antara berkas bank.");
        var lines = await reading.ListAsync<LineRow>(
            """
            select e.reference as Reference, e.direction as Direction, e.amount as Amount, e.booked_on as BookedOn, e.kind as Kind,
                   e.detail as Detail, r.name as Run
            from statement_entry e left join bank_file f on f.message_id = e.detail and e.kind = 'BatchPayment'
            left join run r on r.id = f.run_id
            where e.statement_id = @Id order by e.line
            """,
            new { row.Id }, ct);
        var booked = await reading.ListAsync<long>(
            "select id from journal_entry where document = @id and kind = 'bank.statement' order by id", new { id }, ct);
        return new StatementShown(
            id, row.Account, IsoDate.Parse(row.FromDate), IsoDate.Parse(row.ThroughDate), new(row.Opening), new(row.Closing), row.File,
            [.. lines.Select(line => line.ToLine())], [.. booked]);
    }

    private sealed record Row(long Id, string Account, string FromDate, string ThroughDate, long Opening, long Closing, string File);

    private sealed record LineRow(
        string Reference, string Direction, long Amount, string BookedOn, string Kind, string Detail, string? Run)
    {
        public StatementLine ToLine() =>
            new(Reference, Direction == "credit", new Rupiah(Amount), IsoDate.Parse(BookedOn), Kind, Detail, Run);
    }
}
