using Paseban.Ledger;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The stages of a run; it only moves forward. Each act that moves it is a person's own: build, check, approve (several people),
/// instruct, reconcile, close.
/// </summary>
public enum RunState
{
    Built = 1,
    Checked = 2,
    Approved = 3,
    Instructed = 4,
    Reconciled = 5,
    Closed = 6,
    Cancelled = 7,
}

/// <summary>
/// Planned -> Held | Approved | Cancelled; Approved -> Instructed | Held (screened out at the last moment) | Cancelled;
/// Instructed -> Credited | Rejected; Credited -> Returned; Rejected or Returned -> Reissued | Forfeited; Held -> Cancelled (released) |
/// Forfeited.
/// </summary>
public enum PaymentState
{
    Planned = 1,
    Held = 2,
    Approved = 3,
    Cancelled = 4,
    Instructed = 5,
    Credited = 6,
    Rejected = 7,
    Returned = 8,
    Reissued = 9,
    Forfeited = 10,
}

/// <summary>A payment run: who is paid, for which months, on which day; frozen when it is built.</summary>
/// <param name="Kind"><c>regular</c>, or <c>reissue</c> for what its parent's bank rejected or returned.</param>
/// <param name="Cohort">The cohort of recipients it is limited to; null for all.</param>
/// <param name="Arrears">Whether earlier unpaid months of the fiscal year are paid too (rapel).</param>
/// <param name="SnapshotRoot">Merkle root of the payments as built; what is approved and sent must have the same.</param>
public sealed record Run(
    long Id, string Name, string Kind, long? ParentId, IReadOnlyList<string> Programmes, string? Cohort, MonthRange Months, bool Arrears,
    int FiscalYear,
    DateOnly ValueDate, RunState State, string LawHash, long BuiltBy, long Payments, Rupiah Total, string SnapshotRoot)
{
    public bool IsReissue => Kind == "reissue";

    public Reference Reference => Reference.Of("RUN", Id);

    /// <summary>
    /// The payments of a run as they were built, without what later happens to them.
    /// </summary>
    public static readonly RowSet Snapshot = new("run.payments", """
        select person_id, id, attempt, previous_id, programme, area, months, first_month, last_month, amount,
               bank, holder_name, account_version, account_ciphertext
        from payment where run_id = @id order by id
        """);

    /// <summary>What of a run never changes once it is built.</summary>
    internal static readonly EventClaim Recorded = new(
        "run", "run.built",
        told =>
        [
            new(
                told["name"]!, told["kind"], told["payments"], told["total"], told["law"],
                told.Body.GetProperty("rows").GetProperty("root").GetString(), told.At, told.By),
        ],
        "select name, kind, payments, total, law_hash, snapshot_root, built_at, built_by from run");

    private const string Select = """
        select id as Id, name as Name, kind as Kind, parent_id as ParentId, programmes as Programmes, cohort as Cohort,
            from_month as FromMonth,
               through_month as ThroughMonth, arrears as Arrears, fiscal_year as FiscalYear, value_date as ValueDate, state as State,
               law_hash as LawHash, built_by as BuiltBy, payments as Payments, total as Total, snapshot_root as SnapshotRoot
        from run
        """;

    public static async Task<Outcome<Run>> FindAsync(Reading reading, string name, CancellationToken ct = default) =>
        await reading.FindAsync<Row>(Select + " where name = @name", new { name }, ct) is { } row
            ? row.ToRun()
            : Problem.NotFound("run.unknown", $"There is no run '{name}'.", "Look among the runs.")
                .InIndonesian($"Tidak ada penyaluran '{name}'.", "Lihat daftar penyaluran.")
                .AtCommandLine("See: paseban run list");

    /// <summary>Why no run can have this name, which also stands in its page's address; null when one can.</summary>
    public static Problem? NameProblem(string name) =>
        name.Length is > 0 and <= 30 && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.')
            && name.Any(char.IsAsciiLetterOrDigit) && !name.Equals("new", StringComparison.OrdinalIgnoreCase)
            ? null
            : Problem.Invalid(
                "run.name", "A run's name has 1 to 30 letters, digits, hyphens or dots, and is not 'new'.", "For example: T1-2024")
                .InIndonesian(
                    "Nama penyaluran: 1 sampai 30 huruf, angka, tanda hubung atau titik, dan bukan 'new'.", "Misalnya: T1-2024");

    /// <summary>As <see cref="FindAsync"/>, for an act on the run: others wait until it is done.</summary>
    internal static async Task<Outcome<Run>> LockAsync(UnitOfWork work, string name, CancellationToken ct)
    {
        // Touching the row locks it on PostgreSQL; SQLite has one writer.
        await work.ExecuteAsync("update run set state = state where name = @name", new { name }, ct);
        return await FindAsync(work, name, ct);
    }

    public static async Task<Run> ByIdAsync(Reading reading, long id, CancellationToken ct = default) =>
        (await reading.SingleAsync<Row>(Select + " where id = @id", new { id }, ct)).ToRun();

    /// <summary>All runs, the newest first.</summary>
    public static async Task<IReadOnlyList<Run>> ListAsync(Reading reading, CancellationToken ct = default) =>
        [.. (await reading.ListAsync<Row>(Select + " order by id desc", ct: ct)).Select(row => row.ToRun())];

    /// <summary>The runs whose payments an entry of the journal is about: its own, or those whose files the statement debits.</summary>
    public static async Task<IReadOnlyList<Run>> OfEntryAsync(Reading reading, BookedEntry entry, CancellationToken ct = default) =>
        [.. (await reading.ListAsync<Row>(
            Select + """
             where id = @run or (@run = 0 and id in (
                select f.run_id from statement s join statement_entry e on e.statement_id = s.id and e.kind = 'BatchPayment'
                join bank_file f on f.message_id = e.detail where s.statement_id = @Document)) order by id
            """,
            new { run = entry.RunId ?? 0, entry.Document }, ct)).Select(row => row.ToRun())];

    /// <summary>The reissues of this run, and theirs, oldest first.</summary>
    public static async Task<IReadOnlyList<Run>> ReissuesOfAsync(Reading reading, long id, CancellationToken ct = default) =>
        [.. (await reading.ListAsync<Row>(Select + " where parent_id = @id order by id", new { id }, ct)).Select(row => row.ToRun())];

    internal static Task SetStateAsync(UnitOfWork work, long id, RunState state, CancellationToken ct) =>
        work.ExecuteAsync("update run set state = @state where id = @id", new { id, state = state.Stored }, ct);

    private sealed record Row(
        long Id, string Name, string Kind, long? ParentId, string Programmes, string? Cohort, long FromMonth, long ThroughMonth,
        long Arrears,
        long FiscalYear, string ValueDate, string State, string LawHash, long BuiltBy, long Payments, long Total, string SnapshotRoot)
    {
        public Run ToRun() => new(
            Id, Name, Kind, ParentId, Programmes.Split(','), Cohort,
            new MonthRange(new Month((int)FromMonth), new Month((int)ThroughMonth)),
            Arrears == 1, (int)FiscalYear, IsoDate.Parse(ValueDate), Enum.Parse<RunState>(State, ignoreCase: true), LawHash, BuiltBy,
            Payments,
            new Rupiah(Total), SnapshotRoot);
    }
}

/// <summary>States as they are stored: the lower-case word.</summary>
public static class StoredState
{
    extension<TState>(TState state)
        where TState : struct, Enum
    {
        internal string Stored => state.ToString().ToLowerInvariant();
    }
}
