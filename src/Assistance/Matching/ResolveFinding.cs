using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <param name="Finding">Its reference: FND-...</param>
/// <param name="IsConfirmed">True: it is so, and excludes; false: it is not so.</param>
public sealed record ResolveFindingRequest(string Finding, bool IsConfirmed);

/// <param name="Dropped">Cases that go no further now.</param>
/// <param name="Reopened">Cases that go on now.</param>
/// <param name="StillOpen">Cases that other findings keep where they are.</param>
public sealed record FindingResolved(string Finding, string Person, string Decision, long Dropped, long Reopened, long StillOpen);

/// <summary>
/// Decides on a finding, with reason and evidence: a confirmed doubt drops the cases it is about; a dismissed finding lifts the doubt or
/// the drop that it caused, and what it stated is taken back. Decided once.
/// </summary>
public sealed class ResolveFinding(Database database, Law law)
{
    private readonly FactCatalogue catalogue = law.Facts;

    public async Task<Outcome<FindingResolved>> RunAsync(
        ResolveFindingRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        await using var work = await database.BeginAsync(context, ct);
        var finding = await FindOpenAsync(work, request.Finding, request.IsConfirmed, ct);
        if (!finding.Succeeded) return finding.Problems.ToArray();
        var result = await DecideAsync(work, finding.Value, request.IsConfirmed, ct);
        await work.CommitAsync(ct);
        return result;
    }

    /// <summary>The finding where it waits for such a decision; else why not.</summary>
    internal static async Task<Outcome<Stored>> FindOpenAsync(UnitOfWork work, string finding, bool isConfirmed, CancellationToken ct)
    {
        var reference = Reference.Read(FindingStore.Prefix, finding);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        var found = await work.FindAsync<Stored>(
            """
            select f.id as Id, f.wave_id as WaveId, f.person_id as PersonId, f.kind as Kind, f.source as Source, f.vintage as Vintage,
                   f.effect as Effect, f.reason as Reason, f.ground as Ground, f.superseded_by as SupersededBy, r.decision as Decision,
                   m.kind as RunKind
            from finding f join match_run m on m.id = f.run_id left join finding_resolution r on r.finding_id = f.id where f.id = @Id
            """,
            new { reference.Value.Id }, ct);
        return Refusal(found, reference.Value, isConfirmed) is { } refusal ? refusal : found!;
    }

    /// <summary>The decision as part of a change: its event is recorded, and the change is the caller's to commit.</summary>
    internal async Task<FindingResolved> DecideAsync(UnitOfWork work, Stored finding, bool isConfirmed, CancellationToken ct)
    {
        var context = work.Context;
        var cases = await CasesAsync(work, finding, ct);
        var decision = isConfirmed ? "confirmed" : "dismissed";
        await work.ExecuteAsync(
            """
            insert into finding_resolution (finding_id, decision, reason, evidence, decided_at, decided_by)
            values (@Id, @decision, @Reason, @Evidence, @at, @by)
            """,
            new { finding.Id, decision, context.Reason, context.Evidence, at = context.AtMicroseconds, by = context.Actor.Id }, ct);
        var outcome = isConfirmed ? await ConfirmAsync(work, finding, cases, ct) : await DismissAsync(work, finding, cases, ct);
        var result = new FindingResolved(
            FindingStore.ReferenceOf(finding.Id), PersonKey.ReferenceOf(finding.PersonId), decision, outcome.Dropped, outcome.Reopened,
            outcome.StillOpen);
        foreach (var rows in outcome.Roots.DefaultIfEmpty(null))
            work.Record(
                "finding.resolved", result.Finding,
                new { decision, result.Person, finding.Kind, dropped = result.Dropped, reopened = result.Reopened, rows });
        return result;
    }

    private static Problem? Refusal(Stored? finding, Reference reference, bool isConfirmed) => finding switch
    {
        null => Problem.NotFound("finding.unknown", $"There is no finding {reference}.", "Look at the list of findings.")
            .InIndonesian($"Tidak ada temuan {reference}.", "Lihat daftar temuan.")
            .AtCommandLine("See: paseban match findings"),
        { Decision: { } decided } => Problem.Conflict("finding.resolved", $"{reference} is {decided} already.", "A decision stands.")
            .InIndonesian($"{reference} sudah diputuskan.", "Keputusan tetap berlaku."),
        { SupersededBy: not null } => Problem.Conflict(
            "finding.superseded", $"A newer run has taken the place of {reference}.", "Resolve the newer finding.")
            .InIndonesian($"Pemadanan yang lebih baru menggantikan {reference}.", "Putuskan temuan yang lebih baru."),
        { Effect: "note" } => Problem.Conflict("finding.note", $"{reference} is only a note.", "There is nothing to decide.")
            .InIndonesian($"{reference} hanya catatan.", "Tidak ada yang perlu diputuskan."),
        { Ground: null } when isConfirmed => Problem.Conflict(
            "finding.no-ground", $"{reference} ({finding.Kind}) excludes nobody, even if it is so.", "A visit decides; or dismiss it.")
            .InIndonesian(
                $"{reference} tidak menggugurkan siapa pun, sekalipun benar.",
                "Kunjungan yang memutuskan; atau temuan ini ditolak."),
        _ => null,
    };

    /// <summary>The cases that the finding is about, each with what the finding's step said of it last.</summary>
    internal static Task<IReadOnlyList<Case>> CasesAsync(UnitOfWork work, Stored finding, CancellationToken ct) => work.ListAsync<Case>(
        $"""
        select m.person_id as PersonId, m.application_id as ApplicationId, m.standing as Standing, l.outcome as Said, l.reason as SaidWhy
        from finding f join application_member m on {FindingStore.ConcernedBy("f")}
        left join case_step l on l.person_id = m.person_id and l.application_id = m.application_id and l.programme = ''
          and l.batch_id = (
              select max(s.batch_id) from case_step s join case_batch b on b.id = s.batch_id
              where s.person_id = m.person_id and s.application_id = m.application_id and s.programme = '' and b.step = @step)
        where f.id = @Id and +m.wave_id = f.wave_id and m.standing in ('open', 'verify', 'dropped')
        order by m.application_id, m.person_id
        """,
        new { finding.Id, step = (long)finding.Step }, ct);

    private static async Task<Done> ConfirmAsync(UnitOfWork work, Stored finding, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var detail = $"{FindingStore.ReferenceOf(finding.Id)} dikonfirmasi: {work.Context.Evidence}";
        var dropping = cases.Where(one => one.Standing != "dropped")
            .Select(one => (one, CaseOutcome.Dropped, finding.Ground, detail)).ToList();
        if (dropping.Count == 0) return new(0, 0, 0, []);
        var landed = await LandAsync(work, finding, finding.Step, dropping, ct);
        return new(landed.Dropped, 0, 0, [landed.Root]);
    }

    private async Task<Done> DismissAsync(UnitOfWork work, Stored finding, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        await WithdrawAsync(work, finding, ct);
        // Only what this finding caused is lifted: a case that the meeting dropped stays dropped.
        var caused = finding.Effect == "excludes" ? "dropped" : "verify";
        var lifted = cases.Where(one => one.Standing == caused && one.Said == caused && one.SaidWhy == finding.Reason).ToList();
        if (lifted.Count == 0) return new(0, 0, 0, []);
        var detail = $"{FindingStore.ReferenceOf(finding.Id)} dikesampingkan: {work.Context.Evidence}";
        var first = await LandAsync(
            work, finding, finding.Step, [.. lifted.Select(one => (one, CaseOutcome.Reopened, (string?)null, detail))], ct);
        var roots = new List<RowSetRoot?> { first.Root };
        // A register whose finding came while the case was dropped, or stood behind this one, has its say now.
        var others = await OthersAsync(work, finding, lifted, ct);
        var going = (await CasesAsync(work, finding, ct)).ToLookup(one => (one.PersonId, one.ApplicationId), one => one.Standing);
        var held = lifted.Where(one => others.ContainsKey(one.PersonId)
            && (others[one.PersonId].Effect == "excludes" || !going[(one.PersonId, one.ApplicationId)].Contains("verify"))).ToList();
        foreach (var step in held.GroupBy(one => others[one.PersonId].Step))
        {
            var rows = step.Select(one => Row(one, others[one.PersonId])).ToList();
            roots.Add((await LandAsync(work, finding, step.Key, rows, ct)).Root);
        }
        var reopened = lifted.Except(held).Count(one => going[(one.PersonId, one.ApplicationId)].Contains("open"));
        return new(0, reopened, lifted.Count - reopened, roots);

        static (Case, CaseOutcome, string?, string) Row(Case one, Other other) => (
            one, other.Effect == "excludes" ? CaseOutcome.Dropped : CaseOutcome.Verify, other.Reason,
            $"{FindingStore.ReferenceOf(other.Id)} belum diputuskan");
    }

    /// <summary>By person, the gravest other finding that nobody has decided on.</summary>
    private static async Task<Dictionary<long, Other>> OthersAsync(
        UnitOfWork work, Stored finding, IEnumerable<Case> cases, CancellationToken ct)
    {
        var found = await work.ListAsync<Other>(
            $"""
            select c.about as PersonId, f.id as Id, f.effect as Effect, f.reason as Reason, m.kind as RunKind
            from (
                select p.person_id as about, p.person_id as whose, p.household_id from person p where p.person_id in ({Ids(cases)})
                union
                select p.person_id, h.person_id, p.household_id
                from person p join household_membership h on h.household_id = p.household_id and h.valid_to is null
                where p.person_id in ({Ids(cases)})) c
            join finding f on f.person_id = c.whose and (c.whose = c.about or (f.is_household = 1 and f.household_id = c.household_id))
            join match_run m on m.id = f.run_id
            where +f.wave_id = @WaveId and f.id <> @Id and f.superseded_by is null and f.effect in ('excludes', 'verify')
              and not exists (select 1 from finding_resolution r where r.finding_id = f.id)
            order by c.about, case f.effect when 'excludes' then 0 else 1 end, f.id
            """,
            new { finding.WaveId, finding.Id }, ct);
        return found.DistinctBy(one => one.PersonId).ToDictionary(one => one.PersonId);

        static string Ids(IEnumerable<Case> cases) => string.Join(',', cases.Select(one => one.PersonId).Distinct());
    }

    /// <summary>Takes the fact out of what the source said of that month, of everybody whom the finding was about.</summary>
    private async Task WithdrawAsync(UnitOfWork work, Stored finding, CancellationToken ct)
    {
        if (FindingKinds.Find(finding.Kind) is not { } kind
            || law.Matching.Findings.At(work.Context.Today).Match(rules => rules[kind].Fact, _ => null) is not { } fact)
            return;
        var records = await work.ListAsync<(long PersonId, string Facts)>(
            """
            select s.person_id, s.facts from source_record s
            where s.source = @Source and s.vintage = @Vintage and s.person_id in (
                select f.person_id from finding f where f.id = @Id union all
                select h.person_id from finding f join household_membership h on h.household_id = f.household_id and h.valid_to is null
                where f.id = @Id and f.is_household = 1)
            """,
            new { finding.Source, finding.Vintage, finding.Id }, ct);
        foreach (var (person, text) in records)
        {
            var facts = FactSet.Parse(catalogue, text).Match(set => set, _ => FactSet.Empty(catalogue));
            if (facts[fact] is null) continue;
            await work.ExecuteAsync(
                "update source_record set facts = @facts where person_id = @person and source = @Source and vintage = @Vintage",
                new { facts = facts.Without(fact).ToString(), person, finding.Source, finding.Vintage }, ct);
            if (kind is FindingKind.Deceased or FindingKind.MovedOut)
                await VitalDates.ResettleAsync(work, catalogue, person, ct);
        }
    }

    private static async Task<CaseBatchLanded> LandAsync(
        UnitOfWork work, Stored finding, CaseStep step,
        IReadOnlyList<(Case Case, CaseOutcome Outcome, string? Reason, string Detail)> rows, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            foreach (var (one, outcome, reason, detail) in rows)
                bulk.Add(one.PersonId).Add(one.ApplicationId).Add("").Add(outcome.Code()).Add(reason).Add(detail).EndRow();
            await bulk.CompleteAsync(ct);
        }
        return await CaseTrail.LandAsync(work, new(step, finding.WaveId, FindingStore.ReferenceOf(finding.Id)), ct);
    }

    internal sealed record Stored(
        long Id, long WaveId, long PersonId, string Kind, string Source, long Vintage, string Effect, string? Reason, string? Ground,
        long? SupersededBy, string? Decision, string RunKind)
    {
        public CaseStep Step => MatchKinds.Find(RunKind).Step();
    }

    internal sealed record Case(long PersonId, long ApplicationId, string Standing, string? Said, string? SaidWhy);

    private sealed record Other(long PersonId, long Id, string Effect, string? Reason, string RunKind)
    {
        public CaseStep Step => MatchKinds.Find(RunKind).Step();
    }

    private readonly record struct Done(long Dropped, long Reopened, long StillOpen, IReadOnlyList<RowSetRoot?> Roots);
}
