using Paseban.Rules;

namespace Paseban.Assistance.Disbursement;

/// <summary>A finding of the sentinel as it is kept with its run.</summary>
/// <param name="Blocking">Cannot be accepted: the run must be cancelled and built again.</param>
/// <param name="Reason">Why it was accepted; null while it is open.</param>
public sealed record KeptFinding(
    string Code, string Programme, BilingualText Detail, bool Blocking, string? Reason, string? AcceptedBy, DateTimeOffset? AcceptedAt);

/// <summary>A run with everything that its page shows.</summary>
/// <param name="Needed">The roles that must approve its total, in their order.</param>
/// <param name="BuiltBy">Who built it.</param>
/// <param name="Exceptions">Open exceptions from messages that spoke of its payments.</param>
/// <param name="Debited">What the bank's statements show as paid out of its files, entry by entry.</param>
/// <param name="ParentName">The run that it pays again; null for a regular run.</param>
public sealed record RunShown(
    RunStatus Status, IReadOnlyList<KeptFinding> Findings, IReadOnlyList<Role> Needed, string BuiltBy, DateTimeOffset BuiltAt,
    long Exceptions, Rupiah Debited, string? ParentName)
{
    public Run Run => Status.Run;

    public long Count(PaymentState state) => Status.States.Where(sum => sum.State == state).Sum(sum => sum.Count);

    public Rupiah Amount(PaymentState state) => Status.States.Where(sum => sum.State == state).Select(sum => sum.Amount).Total();

    /// <summary>What an approval makes payable.</summary>
    public SeenSum Planned => Sum(PaymentState.Planned);

    /// <summary>What is held beside it, and is not paid in this run.</summary>
    public SeenSum HeldBack => Sum(PaymentState.Held);

    /// <summary>What is given up when the run is cancelled.</summary>
    public SeenSum Cancellable => Sum([.. CancelRun.Cancellable]);

    /// <summary>Roles that must still approve.</summary>
    public IReadOnlyList<Role> Missing => [.. Needed.Except(Status.Approvals.Select(approval => approval.Role))];

    /// <summary>Findings without a reason; while there is one, nobody approves.</summary>
    public IReadOnlyList<KeptFinding> OpenFindings => [.. Findings.Where(finding => finding.Reason is null)];

    /// <summary>What its agenda follows from.</summary>
    public RunStanding Standing => new(
        Run, Status.States.ToDictionary(sum => sum.State, sum => sum.Count), OpenFindings.Count(finding => !finding.Blocking),
        OpenFindings.Count(finding => finding.Blocking), Status.Orders.Any(order => order.Kind == PaymentOrder.Release),
        Status.Files.Count(file => !file.Sent), Missing);

    private SeenSum Sum(params PaymentState[] states) =>
        new(states.Sum(Count), states.Select(Amount).Total());
}

/// <summary>One run for its page.</summary>
public sealed class ShowRun(Database database, Law law)
{
    private const string Findings = """
        select f.code as Code, f.programme as Programme, f.detail_indonesian as Indonesian, f.detail as English,
               f.reason as Reason, a.name as AcceptedBy, f.accepted_at as AcceptedAt
        from run_finding f left join actor a on a.id = f.accepted_by where f.run_id = @Id order by f.code, f.programme
        """;

    private const string Builder = """
        select coalesce(a.name, '?'), r.built_at, p.name from run r left join actor a on a.id = r.built_by
        left join run p on p.id = r.parent_id where r.id = @Id
        """;

    public async Task<Outcome<RunShown>> RunAsync(string name, DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await RunStatus.ReadAsync(reading, name, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var run = found.Value.Run;
        var findings = await reading.ListAsync<FindingRow>(Findings, new { run.Id }, ct);
        var (builtBy, builtAt, parent) = await reading.SingleAsync<(string, long, string?)>(Builder, new { run.Id }, ct);
        return new RunShown(
            found.Value, [.. findings.Select(row => row.ToFinding())], ApproveRun.Needed(law, run, today), builtBy,
            Instant.FromMicroseconds(builtAt),
            await ExceptionInbox.CountOfRunAsync(reading, run.Id, ct), await Reconciliation.DebitedAsync(reading, run.Id, ct), parent);
    }

    private sealed record FindingRow(
        string Code, string Programme, string Indonesian, string English, string? Reason, string? AcceptedBy, long? AcceptedAt)
    {
        public KeptFinding ToFinding() => new(
            Code, Programme, new(Indonesian, English), Sentinel.IsBlocking(Code), Reason, AcceptedBy,
            AcceptedAt is { } at ? Instant.FromMicroseconds(at) : null);
    }
}
