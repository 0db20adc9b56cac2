using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;

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
        var reference = Reference.Read(FindingStore.Prefix, request.Finding);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        await using var work = await database.BeginAsync(context, ct);
        var found = await FindAsync(work, reference.Value.Id, ct);
        if (Refusal(found, reference.Value, request.IsConfirmed) is { } refusal) return refusal;
        var finding = found!;
        var cases = await CasesAsync(work, finding, ct);
        var decision = request.IsConfirmed ? "confirmed" : "dismissed";
        await work.ExecuteAsync(
            """
            insert into finding_resolution (finding_id, decision, reason, evidence, decided_at, decided_by)
            values (@Id, @decision, @Reason, @Evidence, @at, @by)
            """,
            new { finding.Id, decision, context.Reason, context.Evidence, at = context.AtMicroseconds, by = context.Actor.Id }, ct);
        var outcome = request.IsConfirmed ? await ConfirmAsync(work, finding, cases, ct) : await DismissAsync(work, finding, cases, ct);
        var result = new FindingResolved(
            reference.Value.ToString(), PersonKey.ReferenceOf(finding.PersonId), decision, outcome.Dropped, outcome.Reopened,
            outcome.StillOpen);
        work.Record(
            "finding.resolved", result.Finding,
            new { decision, result.Person, finding.Kind, dropped = result.Dropped, reopened = result.Reopened, rows = outcome.Root });
        await work.CommitAsync(ct);
        return result;
    }

    private static Task<Stored?> FindAsync(UnitOfWork work, long id, CancellationToken ct) => work.FindAsync<Stored>(
        """
        select f.id as Id, f.run_id as RunId, f.wave_id as WaveId, f.person_id as PersonId, f.household_id as HouseholdId,
               f.is_household as IsHousehold, f.kind as Kind, f.source as Source, f.vintage as Vintage, f.effect as Effect,
               f.reason as Reason, f.ground as Ground, f.superseded_by as SupersededBy, r.decision as Decision, m.kind as RunKind
        from finding f join match_run m on m.id = f.run_id left join finding_resolution r on r.finding_id = f.id where f.id = @id
        """,
        new { id }, ct);

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

    private static Task<IReadOnlyList<Case>> CasesAsync(UnitOfWork work, Stored finding, CancellationToken ct) => work.ListAsync<Case>(
        """
        select m.person_id as PersonId, m.application_id as ApplicationId, m.standing as Standing, m.reason as Reason
        from application_member m join person p on p.person_id = m.person_id
        where m.wave_id = @WaveId and m.standing in ('open', 'verify', 'dropped')
          and (m.person_id = @PersonId or (@IsHousehold = 1 and p.household_id = @HouseholdId))
        order by m.application_id, m.person_id
        """,
        new { finding.WaveId, finding.PersonId, finding.IsHousehold, finding.HouseholdId }, ct);

    private static async Task<Done> ConfirmAsync(UnitOfWork work, Stored finding, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        var detail = $"{FindingStore.ReferenceOf(finding.Id)} dikonfirmasi: {work.Context.Evidence}";
        var dropping = cases.Where(one => one.Standing != "dropped")
            .Select(one => (one, CaseOutcome.Dropped, finding.Ground, detail)).ToList();
        var landed = await LandAsync(work, finding, dropping, ct);
        return new(landed?.Dropped ?? 0, 0, 0, landed?.Root);
    }

    private async Task<Done> DismissAsync(UnitOfWork work, Stored finding, IReadOnlyList<Case> cases, CancellationToken ct)
    {
        await WithdrawAsync(work, finding, ct);
        // Only what this finding caused is lifted: a case that the meeting dropped stays dropped.
        var standing = finding.Effect == "excludes" ? "dropped" : "verify";
        var caused = cases.Where(one => one.Reason == finding.Reason && one.Standing == standing);
        var lifted = new List<(Case, CaseOutcome, string?, string)>();
        var others = new List<(Case, CaseOutcome, string?, string)>();
        var held = 0L;
        var detail = $"{FindingStore.ReferenceOf(finding.Id)} dikesampingkan: {work.Context.Evidence}";
        foreach (var one in caused)
        {
            var other = await OtherAsync(work, finding, one, ct);
            if (other is { Effect: "excludes" })
            {
                held++;
                continue;
            }
            lifted.Add((one, CaseOutcome.Reopened, null, detail));
            if (other is not null)
                others.Add((one, CaseOutcome.Verify, other.Reason, $"{FindingStore.ReferenceOf(other.Id)} belum diputuskan"));
        }
        var landed = await LandAsync(work, finding, lifted, ct);
        await LandAsync(work, finding, others, ct);
        return new(0, lifted.Count - others.Count, held + others.Count, landed?.Root);
    }

    /// <summary>Another finding about the same case that nobody has decided on.</summary>
    private static Task<Other?> OtherAsync(UnitOfWork work, Stored finding, Case one, CancellationToken ct) =>
        work.FindAsync<Other>(
            """
            select f.id as Id, f.effect as Effect, f.reason as Reason
            from finding f left join finding_resolution r on r.finding_id = f.id join person p on p.person_id = @PersonId
            where f.wave_id = @WaveId and f.id <> @Id and f.superseded_by is null and r.finding_id is null and f.effect <> 'note'
              and (f.person_id = @PersonId or (f.is_household = 1 and f.household_id = p.household_id))
            order by case f.effect when 'excludes' then 0 else 1 end, f.id limit 1
            """,
            new { finding.WaveId, finding.Id, one.PersonId }, ct);

    /// <summary>Takes the fact out of what the source said of that month, of everybody whom the finding was about.</summary>
    private async Task WithdrawAsync(UnitOfWork work, Stored finding, CancellationToken ct)
    {
        if (FindingKinds.Find(finding.Kind) is not { } kind
            || law.Matching.Findings.At(work.Context.Today).Match(rules => rules[kind].Fact, _ => null) is not { } fact)
            return;
        var records = await work.ListAsync<(long PersonId, string Facts)>(
            """
            select s.person_id, s.facts from source_record s join person p on p.person_id = s.person_id
            where s.source = @Source and s.vintage = @Vintage
              and (s.person_id = @PersonId or (@IsHousehold = 1 and p.household_id = @HouseholdId))
            """,
            new { finding.Source, finding.Vintage, finding.PersonId, finding.IsHousehold, finding.HouseholdId }, ct);
        foreach (var (person, text) in records)
        {
            var facts = FactSet.Parse(catalogue, text).Match(set => set, _ => FactSet.Empty(catalogue));
            if (facts[fact] is null) continue;
            await work.ExecuteAsync(
                "update source_record set facts = @facts where person_id = @person and source = @Source and vintage = @Vintage",
                new { facts = facts.Without(fact).ToString(), person, finding.Source, finding.Vintage }, ct);
            if (kind is FindingKind.Deceased or FindingKind.MovedOut)
                await (await VitalDates.FromStatementsAsync(work, catalogue, person, ct)).SaveAsync(work, person, ct);
        }
    }

    private static async Task<CaseBatchLanded?> LandAsync(
        UnitOfWork work, Stored finding, IReadOnlyList<(Case Case, CaseOutcome Outcome, string? Reason, string Detail)> rows,
        CancellationToken ct)
    {
        if (rows.Count == 0) return null;
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            foreach (var (one, outcome, reason, detail) in rows)
                bulk.Add(one.PersonId).Add(one.ApplicationId).Add("").Add(outcome.Code()).Add(reason).Add(detail).EndRow();
            await bulk.CompleteAsync(ct);
        }
        var step = Enum.GetValues<MatchKind>().First(kind => kind.Code() == finding.RunKind).Step();
        return await CaseTrail.LandAsync(work, new(step, finding.WaveId, FindingStore.ReferenceOf(finding.Id)), ct);
    }

    private sealed record Stored(
        long Id, long RunId, long WaveId, long PersonId, long HouseholdId, long IsHousehold, string Kind, string Source, long Vintage,
        string Effect, string? Reason, string? Ground, long? SupersededBy, string? Decision, string RunKind);

    private sealed record Case(long PersonId, long ApplicationId, string Standing, string? Reason);

    private sealed record Other(long Id, string Effect, string? Reason);

    private readonly record struct Done(long Dropped, long Reopened, long StillOpen, RowSetRoot? Root);
}
