using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Linkage;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <param name="Waiting">People without a usable NIK who wait.</param>
/// <param name="Found">Of them, those for whom the registry has somebody.</param>
/// <param name="Candidates">Pairs that wait for a decision.</param>
public sealed record ProposalsLinked(string Wave, long Waiting, long Found, long Candidates);

/// <summary>
/// Looks in the registry for the people whom lists proposed without a usable NIK: by name, birth date, sex, kelurahan and family card, with
/// weights learned from the data. Nothing is decided here; a pair that was refused is not proposed again.
/// </summary>
public sealed class LinkProposals(Database database, Law law)
{
    /// <summary>More than these few say that nobody is meant.</summary>
    private const int CandidatesShown = 5;

    private const string Open = """
        select w.id as Id, w.name as Name, w.birth_date as BirthDate, w.sex as Sex, w.area as Area, w.card_index as Card
        from waiting_member w join application a on a.id = w.application_id
        where w.wave_id = @wave and w.state = 'open' and a.state = 'draft' order by w.id
        """;

    // Near by anything that a careless clerk gets right. The kelurahan is also what the weights are learned on when few wait.
    private const string Near = """
        select p.person_id as Id, p.name as Name, p.birth_date as BirthDate, p.sex as Sex, p.area as Area,
               coalesce((select min(c.blind_index) from household_card c
                         where c.household_id = p.household_id and c.valid_to is null), '') as Card
        from person p
        where p.merged_into is null and (
            p.area in (select area from waiting_member where wave_id = @wave and state = 'open')
            or p.birth_date in (select birth_date from waiting_member where wave_id = @wave and state = 'open')
            or p.folded_name in (select folded_name from waiting_member where wave_id = @wave and state = 'open')
            or p.household_id in (select c.household_id from household_card c join waiting_member w on w.card_index = c.blind_index
                                  where w.wave_id = @wave and w.state = 'open'))
        order by p.person_id
        """;

    private static readonly string[] Columns = ["nama", "tanggal_lahir", "jenis_kelamin", "kelurahan", "no_kk"];

    private static readonly LinkageConfig Config = new()
    {
        Columns = new Dictionary<string, ColumnKind>(StringComparer.Ordinal)
        {
            ["nama"] = ColumnKind.Name, ["tanggal_lahir"] = ColumnKind.Date, ["jenis_kelamin"] = ColumnKind.Code,
            ["kelurahan"] = ColumnKind.Code, ["no_kk"] = ColumnKind.Code,
        },
    };

    public async Task<Outcome<ProposalsLinked>> RunAsync(
        string waveCode, ProcessContext context, IProgress<WorkProgress>? progress = null, CancellationToken ct = default)
    {
        var rule = law.Matching.Duplicates.At(context.Today);
        if (!rule.Succeeded) return rule.Problems.ToArray();
        await using var work = await database.BeginAsync(context, ct);
        var wave = await WaveCalendar.FindAsync(work, waveCode, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var waiting = await work.ListAsync<Row>(Open, new { wave = wave.Value.Id }, ct);
        var people = waiting.Count == 0 ? [] : await work.ListAsync<Row>(Near, new { wave = wave.Value.Id }, ct);
        var pairs = people.Count == 0 ? [] : Pairs(waiting, people, rule.Value.LeastPerMille, progress, ct);
        await LandAsync(work, wave.Value.Id, pairs, ct);
        var open = await work.SingleAsync<(long Found, long Candidates)>(
            """
            select count(distinct c.waiting_id), count(*) from waiting_candidate c join waiting_member w on w.id = c.waiting_id
            where w.wave_id = @wave and w.state = 'open' and c.decision is null
            """,
            new { wave = wave.Value.Id }, ct);
        work.Record("proposals.linked", wave.Value.Code, new { waiting = waiting.Count, open.Found, open.Candidates });
        await work.CommitAsync(ct);
        return new ProposalsLinked(wave.Value.Code, waiting.Count, open.Found, open.Candidates);
    }

    private static List<Candidate> Pairs(
        IReadOnlyList<Row> waiting, IReadOnlyList<Row> people, int leastPerMille, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var linked = Linker.Link(
            Table(waiting), Table(people), Config with { Threshold = Math.Min(leastPerMille, 999) / 1000m }, progress, ct);
        return
        [
            .. linked.Pairs.GroupBy(pair => pair.Left).SelectMany(one => one.Take(CandidatesShown)).Select(pair => new Candidate(
                waiting[pair.Left].Id, people[pair.Right].Id, (long)(pair.Score * 1000), string.Join(
                    ", ",
                    linked.Explain(pair.Left, pair.Right).Columns.Where(column => column.Agreement != "missing").Select(column =>
                        string.Create(CultureInfo.InvariantCulture, $"{column.Column} {column.Agreement} {column.Bits:+0.0;-0.0;0}"))))),
        ];
    }

    private static LinkageTable Table(IReadOnlyList<Row> rows)
    {
        var table = new LinkageTable(Columns);
        foreach (var row in rows) table.Add(row.Name, row.BirthDate, row.Sex == 1 ? "L" : "P", row.Area ?? "", row.Card);
        return table;
    }

    /// <summary>What waits for a decision is found anew; what was decided stays.</summary>
    private static async Task LandAsync(UnitOfWork work, long wave, List<Candidate> pairs, CancellationToken ct)
    {
        await work.TemporaryAsync(
            "candidate", "person_id bigint not null, waiting_id bigint not null, per_mille bigint not null, parts text not null", ct);
        await using (var bulk = work.Bulk("temp_candidate", "person_id", "waiting_id", "per_mille", "parts"))
        {
            foreach (var pair in pairs) bulk.Add(pair.PersonId).Add(pair.WaitingId).Add(pair.PerMille).Add(pair.Parts).EndRow();
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(
            """
            delete from waiting_candidate
            where decision is null and waiting_id in (select id from waiting_member where wave_id = @wave and state = 'open')
            """,
            new { wave }, ct);
        await work.ExecuteAsync(
            """
            insert into waiting_candidate (person_id, waiting_id, per_mille, parts, found_at)
            select person_id, waiting_id, per_mille, parts, @at from temp_candidate where true
            on conflict (person_id, waiting_id) do nothing
            """,
            new { at = work.Context.AtMicroseconds }, ct);
    }

    private readonly record struct Candidate(long WaitingId, long PersonId, long PerMille, string Parts);

    private sealed record Row(long Id, string Name, string BirthDate, long Sex, string? Area, string Card);
}
