using Paseban.Assistance.Matching;

namespace Paseban.Assistance.Oversight;

/// <summary>A kind of work that waits for somebody.</summary>
public enum Waiting
{
    /// <summary>Applications begun and not submitted, of the newest wave that has opened.</summary>
    Drafts = 1,

    /// <summary>Cases that matching sent to be looked at, by finding, of that wave.</summary>
    Findings = 2,

    /// <summary>Groups of records that may be one person, of that wave.</summary>
    Duplicates = 3,

    /// <summary>Meetings drawn up and not signed; late once their day has passed.</summary>
    Meetings = 4,

    /// <summary>Objections to a displayed list without an answer.</summary>
    Objections = 5,

    /// <summary>Visits planned; late once their day has passed.</summary>
    Visits = 6,

    /// <summary>Findings put to a person and not decided; late once the time to reply has passed.</summary>
    Proposals = 7,

    /// <summary>Runs built and not checked.</summary>
    RunsToCheck = 8,

    /// <summary>Runs checked that wait for approvals.</summary>
    RunsToApprove = 9,

    /// <summary>Runs approved and not instructed; late once the value date has passed.</summary>
    RunsToInstruct = 10,

    /// <summary>Bank files made and not sent.</summary>
    FilesToSend = 11,

    /// <summary>Runs instructed and not reconciled.</summary>
    RunsToReconcile = 12,

    /// <summary>Runs reconciled and not closed.</summary>
    RunsToClose = 13,

    /// <summary>What a bank said that could not be booked; late after a week.</summary>
    Exceptions = 14,

    /// <summary>Payments held back, each for its reason.</summary>
    HeldPayments = 15,

    /// <summary>Months credited without right and not repaid.</summary>
    Receivables = 16,

    /// <summary>Returns that came after a run was closed.</summary>
    FollowUps = 17,

    /// <summary>Works that broke off.</summary>
    FailedJobs = 18,
}

/// <param name="Count">How many there are.</param>
/// <param name="Late">Of them, those that are late.</param>
public sealed record WaitingWork(Waiting Kind, long Count, long Late);

/// <summary>Counts what waits, each by an index: the first page of a working day must not keep anybody waiting.</summary>
public sealed class WorkWaiting(Database database)
{
    private const string NewestOpened =
        "select id from registration_wave where opens_on <= @today order by opens_on desc, id desc limit 1";

    private static readonly Dictionary<Waiting, string> Counts = new Dictionary<Waiting, string>
    {
        [Waiting.Drafts] = """
            select count(*) as Count, cast(0 as bigint) as Late from application where state = 'draft' and wave_id = @wave
            """,
        [Waiting.Findings] = """
            select count(*) as Count, cast(0 as bigint) as Late from finding f
            where f.wave_id = @wave and f.effect = 'verify' and f.superseded_by is null
              and not exists (select 1 from finding_resolution r where r.finding_id = f.id)
            """,
        [Waiting.Duplicates] = $"""
            select count(distinct d.group_id) as Count, cast(0 as bigint) as Late from duplicate_pair d where {ListDuplicates.Open}
            """,
        [Waiting.Meetings] = """
            select count(*) as Count, cast(coalesce(sum(case when planned_at < @now then 1 else 0 end), 0) as bigint) as Late
            from meeting where state <> 'signed'
            """,
        [Waiting.Objections] = "select count(*) as Count, cast(0 as bigint) as Late from objection where state = 'received'",
        [Waiting.Visits] = """
            select count(*) as Count, cast(coalesce(sum(case when planned_on < @today then 1 else 0 end), 0) as bigint) as Late
            from visit where state = 'planned'
            """,
        [Waiting.Proposals] = """
            select count(*) as Count, cast(coalesce(sum(case when reply_until < @today then 1 else 0 end), 0) as bigint) as Late
            from verification_proposal p
            where not exists (select 1 from verification_decision d where d.person_id = p.person_id and d.proposal_id = p.id)
            """,
        [Waiting.RunsToCheck] = Runs("built"),
        [Waiting.RunsToApprove] = Runs("checked"),
        [Waiting.RunsToInstruct] = Runs("approved"),
        [Waiting.FilesToSend] = "select count(*) as Count, cast(0 as bigint) as Late from bank_file where sent_at is null",
        [Waiting.RunsToReconcile] = Runs("instructed"),
        [Waiting.RunsToClose] = Runs("reconciled"),
        [Waiting.Exceptions] = """
            select count(*) as Count, cast(coalesce(sum(case when raised_at < @weekAgo then 1 else 0 end), 0) as bigint) as Late
            from exception_item where resolved_at is null
            """,
        [Waiting.HeldPayments] = """
            select cast(coalesce(sum(t.payments), 0) as bigint) as Count, cast(0 as bigint) as Late
            from payment_tally t join run r on r.id = t.run_id
            where t.state = 'held' and r.state not in ('closed', 'cancelled')
            """,
        [Waiting.Receivables] = """
            select count(distinct id) as Count, cast(0 as bigint) as Late from receivable where settled_on is null
            """,
        [Waiting.FollowUps] = "select count(*) as Count, cast(0 as bigint) as Late from follow_up where closed_at is null",
        [Waiting.FailedJobs] = """
            select count(*) as Count, cast(0 as bigint) as Late from job where state = 'failed' and ended_at > @weekAgo
            """,
    };

    /// <param name="kinds">What the reader has to do with.</param>
    /// <param name="now">The instant that late is measured by.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>Only what waits, in the order of the process.</returns>
    public async Task<IReadOnlyList<WaitingWork>> RunAsync(
        IReadOnlySet<Waiting> kinds, DateTimeOffset now, CancellationToken ct = default)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(ProcessContext.Jakarta).DateTime).Iso;
        await using var reading = await database.ReadAsync(ct);
        var args = new
        {
            wave = await reading.FindAsync<long?>(NewestOpened, new { today }, ct) ?? 0,
            now = Instant.ToMicroseconds(now),
            today,
            weekAgo = Instant.ToMicroseconds(now.AddDays(-7)),
        };
        var waiting = new List<WaitingWork>();
        foreach (var kind in kinds.Order())
        {
            var row = await reading.SingleAsync<Row>(Counts[kind], args, ct);
            if (row.Count > 0) waiting.Add(new(kind, row.Count, row.Late));
        }
        return waiting;
    }

    private static string Runs(string state) => $"""
        select count(*) as Count, cast(coalesce(sum(case when value_date < @today then 1 else 0 end), 0) as bigint) as Late
        from run where state = '{state}'
        """;

    private sealed record Row(long Count, long Late);
}
