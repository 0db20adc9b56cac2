using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <param name="Wave">Code of the wave.</param>
/// <param name="Effect">excludes, verify or note; null for what may exclude somebody.</param>
/// <param name="Reason">Code of the catalogue.</param>
/// <param name="Source">CIVIL, REVENUE, INSTITUTION, STATE_AID.</param>
/// <param name="Area">Only people of this area, of any level.</param>
/// <param name="OpenOnly">Only what is not resolved and not superseded.</param>
/// <param name="After">The reference where the page before ended.</param>
/// <param name="Most">At most this many.</param>
public sealed record FindingQuery(
    string Wave, string? Effect = null, string? Reason = null, string? Source = null, AreaCode? Area = null, bool OpenOnly = true,
    string? After = null, int Most = 50);

/// <summary>How many open findings have this reason, source and effect.</summary>
public sealed record FindingCount(string Effect, string Source, string Reason, long Findings);

/// <summary>A finding with where its person lives; nothing in it says who they are.</summary>
public sealed record PlacedFinding(ListedFinding Finding, string Area)
{
    /// <summary>Waits for a decision.</summary>
    public bool IsOpen => Finding is { Resolution: null, Effect: not "note" };
}

/// <param name="After">Where the next page begins; null at the end.</param>
public sealed record FindingsPage(IReadOnlyList<PlacedFinding> Findings, string? After);

/// <param name="Resolution">With the reason and evidence of who decided; null while it is open.</param>
/// <param name="Cases">Cases that a decision concerns: the person's, or those of the whole household.</param>
/// <param name="Name">Masked.</param>
public sealed record FindingShown(
    PlacedFinding Placed, string Wave, string Run, string Name, long Cases, ResolutionShown? Resolution);

public sealed record ResolutionShown(string Decision, string Reason, string Evidence, DateTimeOffset At, string By);

/// <summary>Findings one after the other, the oldest first: what an officer works through, and one of them as it stands.</summary>
public sealed class FindingWorklist(Database database)
{
    /// <summary>SQL: the finding f waits for a decision.</summary>
    internal const string Open = """
        f.superseded_by is null and not exists (select 1 from finding_resolution r where r.finding_id = f.id)
        """;

    private const string Select = """
        select f.id as Id, f.person_id as PersonId, f.kind as Kind, f.source as Source, f.vintage as Vintage, f.evidence as Evidence,
               f.confidence as Confidence, f.effect as Effect, f.reason as Reason, f.ground as Ground, f.is_household as IsHousehold,
               r.decision as Decision, f.superseded_by as SupersededBy, p.area as Area
        from finding f left join finding_resolution r on r.finding_id = f.id join person p on p.person_id = f.person_id
        """;

    // Found by its people and then put into order: going through all findings in order would pass those of the whole city before it.
    private const string OfKelurahan = """
        select x.id from person q cross join finding x where q.area = @area and x.person_id = q.person_id and +x.wave_id = @wave
        """;

    public async Task<Outcome<FindingsPage>> RunAsync(FindingQuery query, CancellationToken ct = default)
    {
        var after = 0L;
        if (query.After is not null)
        {
            var read = Reference.Read(FindingStore.Prefix, query.After);
            if (!read.Succeeded) return read.Problems.ToArray();
            after = read.Value.Id;
        }
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, query.Wave, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        // Only the conditions that were asked for, so that each finds its index.
        var ofFew = query.Area is { Level: AreaLevel.Kelurahan };
        var sql = $"{Select} where f.wave_id = @wave and f.id > @after"
            + (query.Effect is null ? " and f.effect <> 'note'" : " and f.effect = @Effect")
            + (query.Reason is null ? "" : " and f.reason = @Reason") + (query.Source is null ? "" : " and f.source = @Source")
            + (query.Area is null ? "" : ofFew ? $" and f.id in ({OfKelurahan})" : " and p.area like @within")
            + (query.OpenOnly ? " and f.superseded_by is null and r.finding_id is null" : "") + " order by f.id limit @most";
        var rows = await reading.ListAsync<Row>(
            sql,
            new
            {
                wave = wave.Value.Id, after, query.Effect, query.Reason, query.Source, area = query.Area?.Value,
                within = $"{query.Area?.Value}.%", most = query.Most + 1L,
            },
            ct);
        var page = rows.Take(query.Most).Select(row => row.Placed).ToList();
        return new FindingsPage(page, rows.Count > query.Most ? page[^1].Finding.Reference : null);
    }

    /// <summary>The open ones of the whole wave as the reader sees it, the most frequent reason first.</summary>
    public async Task<IReadOnlyList<FindingCount>> CountsAsync(string waveCode, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, waveCode, ct);
        return !wave.Succeeded ? [] : await reading.ListAsync<FindingCount>(
            $"""
            select f.effect as Effect, f.source as Source, coalesce(f.reason, '') as Reason, count(*) as Findings
            from finding f where f.wave_id = @wave and f.effect in ('excludes', 'verify') and {Open}
            group by f.effect, f.source, f.reason order by count(*) desc, f.effect, f.source, f.reason
            """,
            new { wave = wave.Value.Id }, ct);
    }

    public async Task<Outcome<FindingShown>> FindAsync(string reference, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        return await FindAsync(reading, reference, ct);
    }

    /// <summary>Those that were chosen, at one instant; where one cannot be shown, why.</summary>
    public async Task<Outcome<IReadOnlyList<FindingShown>>> FindAllAsync(
        IReadOnlyList<string> references, CancellationToken ct = default)
    {
        var all = new List<FindingShown>();
        await using var reading = await database.ReadAsync(ct);
        foreach (var reference in references)
        {
            var found = await FindAsync(reading, reference, ct);
            if (!found.Succeeded) return found.Problems.ToArray();
            all.Add(found.Value);
        }
        return all;
    }

    private static async Task<Outcome<FindingShown>> FindAsync(Reading reading, string reference, CancellationToken ct)
    {
        var read = Reference.Read(FindingStore.Prefix, reference);
        if (!read.Succeeded) return read.Problems.ToArray();
        if (await reading.FindAsync<Row>($"{Select} where f.id = @Id", new { read.Value.Id }, ct) is not { } row)
            return Problem.NotFound("finding.unknown", $"There is no finding {reference}.", "See the worklist of findings.")
                .InIndonesian($"Tidak ada temuan {reference}.", "Lihat daftar temuan.");
        var (wave, run, name, cases) = await reading.SingleAsync<(string, long, string, long)>(
            $"""
            select w.code, f.run_id, p.name, (
                select count(*) from application_member m
                where {FindingStore.ConcernedBy("f")} and +m.wave_id = f.wave_id and m.standing in ('open', 'verify', 'dropped'))
            from finding f join registration_wave w on w.id = f.wave_id join person p on p.person_id = f.person_id where f.id = @Id
            """,
            new { read.Value.Id }, ct);
        var resolution = await reading.FindAsync<(string Decision, string Reason, string Evidence, long At, string? By)?>(
            """
            select r.decision, r.reason, r.evidence, r.decided_at, a.name from finding_resolution r left join actor a on a.id = r.decided_by
            where r.finding_id = @Id
            """,
            new { read.Value.Id }, ct);
        return new FindingShown(
            row.Placed, wave, MatchRuns.ReferenceOf(run), PersonNames.Mask(name), cases,
            resolution is { } said
                ? new(
                    said.Decision, said.Reason, said.Evidence, Instant.FromMicroseconds(said.At).ToOffset(ProcessContext.Jakarta),
                    said.By ?? "")
                : null);
    }

    private sealed record Row(
        long Id, long PersonId, string Kind, string Source, long Vintage, string Evidence, long Confidence, string Effect, string? Reason,
        string? Ground, long IsHousehold, string? Decision, long? SupersededBy, string Area)
    {
        public PlacedFinding Placed => new(
            new(
                FindingStore.ReferenceOf(Id), PersonKey.ReferenceOf(PersonId), Kind, Source, new Month((int)Vintage), Evidence, Confidence,
                Effect, Reason, Ground, IsHousehold == 1, Decision ?? (SupersededBy is null ? null : "superseded")),
            Area);
    }
}
