using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>What a register says of one person, and what that does to the registration.</summary>
/// <param name="IsHousehold">It counts for every member of the person's household.</param>
/// <param name="Source">Code of the fact catalogue: CIVIL, REVENUE ...</param>
/// <param name="Vintage">The month that the register described.</param>
/// <param name="Evidence">What was found, masked: no name, no number in full.</param>
/// <param name="Confidence">0 to 100: how well the record agrees with the person it is said of.</param>
/// <param name="Reason">Code of law/common/reasons.yaml; null for a note.</param>
/// <param name="Ground">The reason that it would exclude for, were it sound and confirmed; null where it could not.</param>
internal sealed record Finding(
    Subject Subject, bool IsHousehold, FindingKind Kind, string Source, Month Vintage, string Evidence, int Confidence,
    FindingEffect Effect, string? Reason, string? Ground)
{
    /// <summary>The finding as the history of a case tells it.</summary>
    public string Detail => $"{Source} {Vintage}: {Evidence}; {Confidence}%";
}

/// <summary>What a register was seen to hold, before the law is asked.</summary>
/// <param name="Confidence">0 to 100, as of a finding.</param>
internal readonly record struct SeenRecord(Subject Subject, FindingKind Kind, Month Vintage, string Evidence, int Confidence);

/// <summary>
/// Lets the dated law say what a finding does. What is too old, or what something speaks against, excludes nobody by itself.
/// </summary>
internal sealed class FindingJudge
{
    private readonly FindingRules rules;
    private readonly Assessor assessor;
    private readonly FactSheet sheet;
    private readonly Month now;

    private FindingJudge(FindingRules rules, Assessor assessor, Month now)
    {
        (this.rules, this.assessor, this.now) = (rules, assessor, now);
        sheet = assessor.NewSheet();
    }

    /// <summary>Per cent of agreement below which an owner's name is another person's.</summary>
    public int LeastNameAgreement => rules.LeastNameAgreement;

    public static Outcome<FindingJudge> Of(Law law, DateOnly today)
    {
        var (rules, registration) = (law.Matching.Findings.At(today), law.Matching.Registration.At(today));
        if (!rules.Succeeded || !registration.Succeeded) return rules.Problems.Concat(registration.Problems).ToArray();
        var month = Month.Of(today);
        return law.AssessorFor(registration.Value.Programme, month)
            .Match<Outcome<FindingJudge>>(found => new FindingJudge(rules.Value, found, month), problems => problems.ToArray());
    }

    /// <summary>What was dismissed by decision: the same evidence again is only noted, and states nothing.</summary>
    public IReadOnlySet<(long PersonId, string Kind, string Evidence)> Dismissed { get; set; } =
        new HashSet<(long PersonId, string Kind, string Evidence)>();

    /// <summary>What findings of the kind state.</summary>
    public Fact? FactOf(FindingKind kind) => rules[kind].Fact;

    /// <summary>Whether a finding of this kind and month is too old to exclude anybody.</summary>
    public bool IsStale(FindingKind kind, Month vintage) => now.Index - vintage.Index > rules[kind].StaleAfterMonths;

    /// <param name="seen">What was found of whom; effect and reason are what the law makes of it.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="stated">The value of the kind's fact; null where it states none.</param>
    /// <param name="isContradicted">The record is of somebody else by its name, or a newer source says otherwise.</param>
    public Finding Judge(SeenRecord seen, FactSource source, long? stated, bool isContradicted)
    {
        var rule = rules[seen.Kind];
        var (sound, ground) = rule.Effect == FindingEffect.AsTheCriteriaSay
            ? ByTheCriteria(rule.Fact!, source, stated)
            : (rule.Effect, rule.Reason is { } reason && reason.Use.HasFlag(ReasonUse.Drop) ? reason.Code : null);
        var (effect, why) = sound != FindingEffect.Excludes ? (sound, rule.Reason?.Code)
            : isContradicted ? (FindingEffect.Verify, rules.Contradicted.Code)
            : IsStale(seen.Kind, seen.Vintage) ? (FindingEffect.Verify, rules.Stale.Code)
            : (sound, ground);
        var finding = new Finding(
            seen.Subject, rule.Fact?.Level == FactLevel.Household, seen.Kind, source.Code, seen.Vintage, seen.Evidence,
            Math.Clamp(seen.Confidence, 0, 100), effect, why, ground);
        return Settled(finding);
    }

    private Finding Settled(Finding finding) =>
        IsDismissed(finding) ? finding with { Effect = FindingEffect.Note, Reason = null } : finding;

    /// <summary>A record that says something which nobody can read: somebody has to look.</summary>
    public Finding Unknown(SeenRecord seen, FactSource source)
    {
        var finding = new Finding(
            seen.Subject, rules[seen.Kind].Fact?.Level == FactLevel.Household, seen.Kind, source.Code, seen.Vintage, seen.Evidence,
            Math.Clamp(seen.Confidence, 0, 100), FindingEffect.Verify, JudgeCriteria.Unanswered, null);
        return Settled(finding);
    }

    public bool IsDismissed(Finding finding) =>
        Dismissed.Contains((finding.Subject.PersonId, finding.Kind.Code(), finding.Evidence));

    private (FindingEffect Effect, string? Reason) ByTheCriteria(Fact fact, FactSource source, long? stated)
    {
        if (stated is not { } value) return (FindingEffect.Note, null);
        sheet.Clear();
        sheet.State(fact, source, assessor.JudgedDay, value);
        var code = assessor.Judge(sheet);
        if (code.NotMet == 0) return (FindingEffect.Note, null);
        var refused = assessor.Programme.Criteria[(int)long.TrailingZeroCount(code.NotMet)];
        return (FindingEffect.Excludes, refused.Reason.Code);
    }
}

/// <summary>Keeps findings; a newer run of the same kinds takes the place of the older.</summary>
internal static class FindingStore
{
    public const string Prefix = "FND";

    public static string ReferenceOf(long id) => Reference.Of(Prefix, id).ToString();

    public static async Task AddAsync(UnitOfWork work, long run, long wave, IReadOnlyList<Finding> findings, CancellationToken ct)
    {
        if (findings.Count == 0) return;
        var id = await work.TakeNumbersAsync("finding", findings.Count, ct);
        await using var bulk = work.Bulk(
            "finding", "id", "run_id", "wave_id", "person_id", "household_id", "is_household", "kind", "source", "vintage", "evidence",
            "confidence", "effect", "reason", "ground");
        foreach (var finding in findings)
        {
            bulk.Add(id++).Add(run).Add(wave).Add(finding.Subject.PersonId).Add(finding.Subject.HouseholdId)
                .Add(finding.IsHousehold ? 1L : 0).Add(finding.Kind.Code()).Add(finding.Source).Add((long)finding.Vintage.Index)
                .Add(finding.Evidence).Add((long)finding.Confidence).Add(finding.Effect.Code()).Add(finding.Reason).Add(finding.Ground)
                .EndRow();
        }
        await bulk.CompleteAsync(ct);
    }

    /// <summary>
    /// The findings of earlier runs about the people whom this run looked at. One about a case that was dropped stays until this run has
    /// found the like: without a finding nobody could lift the drop any more.
    /// </summary>
    public static async Task SupersedeAsync(UnitOfWork work, long run, long wave, Matched matched, CancellationToken ct)
    {
        await work.TemporaryAsync("looked_at", "person_id bigint not null primary key", ct);
        await using (var bulk = work.Bulk("temp_looked_at", "person_id"))
        {
            foreach (var subject in matched.LookedAt) bulk.Add(subject.PersonId).EndRow();
            await bulk.CompleteAsync(ct);
        }
        // Person by person: the plus keeps SQLite from reading everybody of the wave who was dropped, for each finding.
        await work.ExecuteAsync(
            $"""
            update finding set superseded_by = @run
            where wave_id = @wave and run_id <> @run and superseded_by is null
              and kind in ({string.Join(", ", matched.Kinds.Select(kind => $"'{kind.Code()}'"))})
              and person_id in (select person_id from temp_looked_at)
              and (exists (select 1 from finding n where n.person_id = finding.person_id and n.run_id = @run and n.kind = finding.kind)
                   or not exists (
                       select 1 from application_member m where {ConcernedBy("finding")} and +m.wave_id = @wave and m.standing = 'dropped'))
            """,
            new { run, wave },
            ct);
    }

    /// <summary>A condition on members <c>m</c>: those whom the finding of this alias is about, the person or their household.</summary>
    public static string ConcernedBy(string finding) =>
        $"""
        m.person_id in (
            select {finding}.person_id union all
            select h.person_id from household_membership h
            where {finding}.is_household = 1 and h.household_id = {finding}.household_id and h.valid_to is null)
        """;

    /// <summary>What was dismissed by decision in the wave: the same evidence again is only noted.</summary>
    public static async Task<IReadOnlySet<(long PersonId, string Kind, string Evidence)>> DismissedAsync(
        Reading reading, long wave, CancellationToken ct) =>
        (await reading.ListAsync<(long PersonId, string Kind, string Evidence)>(
            """
            select f.person_id, f.kind, f.evidence from finding_resolution r join finding f on f.id = r.finding_id
            where f.wave_id = @wave and r.decision = 'dismissed'
            """,
            new { wave },
            ct)).ToHashSet();
}
