using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Jobs;
using Paseban.Assistance.Matching;
using Paseban.Rules;

namespace Paseban.Assistance.Oversight;

/// <summary>A kind of work that waits for somebody.</summary>
public enum Waiting
{
    /// <summary>Applications begun and not submitted, of a wave that is not closed for good.</summary>
    Drafts = 1,

    /// <summary>Cases that matching sent to be looked at, by finding, of any wave.</summary>
    Findings = 2,

    /// <summary>Groups of records that may be one person, of any wave.</summary>
    Duplicates = 3,

    /// <summary>Meetings drawn up and not signed; late once their day has passed.</summary>
    Meetings = 4,

    /// <summary>Objections to a displayed list without an answer.</summary>
    Objections = 5,

    /// <summary>Visits planned; late once their day has passed.</summary>
    Visits = 6,

    /// <summary>Findings put to a person and not decided; late once the time to reply has passed.</summary>
    Proposals = 7,

    /// <summary>Runs to be checked, or whose findings wait for a reason. Like all runs, late once the value date has passed.</summary>
    RunsToCheck = 8,

    /// <summary>Runs checked that wait for an approval of the reader's.</summary>
    RunsToApprove = 9,

    /// <summary>Runs approved whose money is released.</summary>
    RunsToInstruct = 10,

    /// <summary>Bank files made and not sent.</summary>
    FilesToSend = 11,

    /// <summary>Runs of which the bank has answered everything, and nothing came back.</summary>
    RunsToReconcile = 12,

    /// <summary>Runs reconciled and not closed.</summary>
    RunsToClose = 13,

    /// <summary>What a bank said that could not be booked; late after a week.</summary>
    Exceptions = 14,

    /// <summary>Payments of a run held back, each for its reason.</summary>
    HeldPayments = 15,

    /// <summary>Months credited without right and not repaid.</summary>
    Receivables = 16,

    /// <summary>Returns that came after a run was closed.</summary>
    FollowUps = 17,

    /// <summary>Works that broke off in the last week, whoever asked for them, and were not asked for again.</summary>
    FailedJobs = 18,

    /// <summary>Runs approved that wait for their payment orders.</summary>
    RunsToOrder = 19,

    /// <summary>Runs of which the bank rejected or returned payments.</summary>
    RunsToReissue = 20,

    /// <summary>Files to the bank that could not be sent, and files from it that could not be read, of the last week.</summary>
    RefusedBankFiles = 21,

    /// <summary>The reader's own works that came to nothing in the last week, and were not asked for again.</summary>
    OwnFailedJobs = 22,

    /// <summary>Findings put to a person who may still reply, and has not.</summary>
    Replies = 23,
}

/// <param name="Count">How many there are.</param>
/// <param name="Late">Of them, those that are late.</param>
/// <param name="About">Code of the wave, or name of the run, that it is about; null for what is about neither.</param>
public sealed record WaitingWork(Waiting Kind, long Count, long Late, string? About = null);

/// <summary>Counts what waits, each by an index: the first page of a working day must not keep anybody waiting.</summary>
public sealed class WorkWaiting(Database database, Law law)
{
    private const string Waves = """
        select id as Id, code as Code, cast(case when closed_at is null then 0 else 1 end as bigint) as IsClosed
        from registration_wave where opens_on <= @today order by opens_on desc, id desc
        """;

    private const string HeldOfRuns = """
        select r.name as Name, cast(sum(t.payments) as bigint) as Held from payment_tally t join run r on r.id = t.run_id
        where t.state = 'held' and r.state not in ('closed', 'cancelled') group by r.id, r.name order by r.id desc
        """;

    private static readonly Dictionary<Waiting, string> OfWave = new Dictionary<Waiting, string>
    {
        // What a closed wave did not take waits for the next wave, not for an officer.
        [Waiting.Drafts] = "select count(*) from application where state = 'draft' and wave_id = @wave and @closed = 0",
        [Waiting.Findings] = $"select count(*) from finding f where f.wave_id = @wave and f.effect = 'verify' and {FindingWorklist.Open}",
        [Waiting.Duplicates] = $"select count(distinct d.group_id) from duplicate_pair d where {ListDuplicates.Open}",
    };

    private static readonly Dictionary<Waiting, string> Counts = new Dictionary<Waiting, string>
    {
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
        [Waiting.FilesToSend] = "select count(*) as Count, cast(0 as bigint) as Late from bank_file where sent_at is null",
        [Waiting.Exceptions] = """
            select count(*) as Count, cast(coalesce(sum(case when raised_at < @weekAgo then 1 else 0 end), 0) as bigint) as Late
            from exception_item where resolved_at is null
            """,
        [Waiting.Receivables] = """
            select count(distinct id) as Count, cast(0 as bigint) as Late from receivable where settled_on is null
            """,
        [Waiting.FollowUps] = "select count(*) as Count, cast(0 as bigint) as Late from follow_up where closed_at is null",
        [Waiting.FailedJobs] = $"select count(*) as Count, cast(0 as bigint) as Late from job j where {JobFilter.Failed.Sql}",
        [Waiting.RefusedBankFiles] = """
            select (select count(*) from outbox where channel = @bank and sent_at is null and attempts > 0) + (
                select count(*) from bank_file_seen s where s.outcome = 'refused' and s.seen_at > @weekAgo and not exists (
                    select 1 from bank_file_seen l where l.name = s.name and l.seen_at > s.seen_at)) as Count, cast(0 as bigint) as Late
            """,
        [Waiting.OwnFailedJobs] = $"select count(*) as Count, cast(0 as bigint) as Late from job j where {JobFilter.OwnInVain.Sql}",
        [Waiting.Replies] = """
            select count(*) as Count, cast(0 as bigint) as Late from verification_proposal p
            where p.reply_until >= @today
              and not exists (select 1 from verification_reply y where y.person_id = p.person_id and y.proposal_id = p.id)
              and not exists (select 1 from verification_decision d where d.person_id = p.person_id and d.proposal_id = p.id)
            """,
    };

    /// <param name="kinds">What the reader has to do with.</param>
    /// <param name="actor">Who reads: of runs to approve and of works only their own are counted.</param>
    /// <param name="now">The instant that late is measured by.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <returns>Only what waits, in the order of the process; what belongs to a wave or a run one by one, the newest first.</returns>
    public async Task<IReadOnlyList<WaitingWork>> RunAsync(
        IReadOnlySet<Waiting> kinds, Actor actor, DateTimeOffset now, CancellationToken ct = default)
    {
        var day = DateOnly.FromDateTime(now.ToOffset(ProcessContext.Jakarta).DateTime);
        await using var reading = await database.ReadAsync(ct);
        var waves = kinds.Overlaps(OfWave.Keys) ? await reading.ListAsync<WaveRow>(Waves, new { today = day.Iso }, ct) : [];
        var runs = kinds.Overlaps(RunsWaiting.Kinds) ? await RunStanding.UnderWayAsync(reading, law, day, ct) : [];
        var args = new
        {
            now = Instant.ToMicroseconds(now), today = day.Iso, weekAgo = Instant.ToMicroseconds(now - JobFilter.Lately), actor = actor.Id,
            bank = BankFile.Channel,
        };
        var waiting = new List<WaitingWork>();
        foreach (var kind in kinds.Order())
        {
            if (OfWave.TryGetValue(kind, out var ofWave))
            {
                foreach (var wave in waves)
                {
                    var count = await reading.SingleAsync<long>(ofWave, new { wave = wave.Id, closed = wave.IsClosed }, ct);
                    waiting.Add(new(kind, count, 0, wave.Code));
                }
            }
            else if (kind == Waiting.HeldPayments)
            {
                foreach (var (run, held) in await reading.ListAsync<(string Run, long Held)>(HeldOfRuns, ct: ct))
                    waiting.Add(new(kind, held, 0, run));
            }
            else if (RunsWaiting.Kinds.Contains(kind))
            {
                var those = runs.Where(run => RunsWaiting.Waits(run, kind, actor)).ToList();
                waiting.Add(new(kind, those.Count, those.Count(run => run.Run.ValueDate < day)));
            }
            else
            {
                var row = await reading.SingleAsync<Row>(Counts[kind], args, ct);
                waiting.Add(new(kind, row.Count, row.Late));
            }
        }
        return [.. waiting.Where(work => work.Count > 0)];
    }

    private sealed record Row(long Count, long Late);

    private sealed record WaveRow(long Id, string Code, long IsClosed);
}
