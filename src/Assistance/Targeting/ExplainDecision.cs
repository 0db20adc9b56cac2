using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <param name="Person">A NIK, or a reference such as P-1112-J.</param>
/// <param name="Programme">Code of the programme.</param>
/// <param name="At">The month in question.</param>
public sealed record ExplainRequest(string Person, string Programme, Month At);

/// <summary>Why one person is or is not entitled to a month.</summary>
/// <param name="Assessment">
/// Each criterion with its result, the facts it rests on with source and date, our paraphrase of the law with its citation, and the
/// next step; <see cref="Explanation.Of"/> puts it in words.
/// </param>
/// <param name="Law">Where the law stands by which it is judged.</param>
/// <param name="Stored">The newest decision kept about the person, programme and month; null when there is none.</param>
public sealed record DecisionExplained(long PersonId, string Name, Assessment Assessment, LawStanding Law, StoredDecision? Stored)
{
    public string Person => PersonKey.ReferenceOf(PersonId);
}

/// <summary>A decision as it was kept, under the law and the facts of that time.</summary>
/// <param name="Reference">The assessment that made it.</param>
/// <param name="Facts">The facts that were read, under their source and date.</param>
public sealed record StoredDecision(string Reference, DateTimeOffset At, string LawVersion, Eligibility Outcome, string Facts);

/// <summary>
/// Answers for one person and month what the law says of every criterion. It is judged anew from what the registry knows now, by
/// the same code as the whole registry. Leaves an access record, also when nobody was found.
/// </summary>
public sealed class ExplainDecision(Database database, KeyRing keys, Law law)
{
    private const string Known = $"""
        select {KnownRow.Columns}
        from person p left join source_record s on s.person_id = p.person_id
        where p.person_id = @person
        """;

    public async Task<Outcome<DecisionExplained>> RunAsync(ExplainRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        var compiled = law.AssessorFor(request.Programme, request.At);
        if (!compiled.Succeeded) return compiled.Problems.ToArray();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var found = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!found.Succeeded)
        {
            await AccessLog.RecordAsync(work, [], ct);
            await work.CommitAsync(ct);
            return found.Problems.ToArray();
        }
        var standing = (await MergedRecords.AllOfAsync(work, found.Value, ct))[0];
        var name = await work.SingleAsync<string>("select name from person where person_id = @standing", new { standing }, ct);
        var assessment = await AssessAsync(
            work, law, compiled.Value, await MergedStatements.ReadAsync(work, ct), standing, ct);
        var stored = await StoredAsync(work, compiled.Value, standing, ct);
        var lawStanding = await AdoptedLaw.StandingAsync(work, law, ct);
        await AccessLog.RecordAsync(work, [standing], ct);
        await work.CommitAsync(ct);
        return new DecisionExplained(standing, name, assessment, lawStanding, stored);
    }

    /// <summary>
    /// Every programme that pays and has a law for the month, in somebody else's reading, who leaves the access record.
    /// </summary>
    internal static async Task<IReadOnlyList<Assessment>> OfAllAsync(Reading reading, Law law, long person, Month at, CancellationToken ct)
    {
        var merged = await MergedStatements.ReadAsync(reading, ct);
        var assessments = new List<Assessment>();
        foreach (var programme in law.Programmes.Where(programme => !programme.PaysNothing))
        {
            var compiled = law.AssessorFor(programme.Code, at);
            if (compiled.Succeeded) assessments.Add(await AssessAsync(reading, law, compiled.Value, merged, person, ct));
        }
        return assessments;
    }

    private static async Task<Assessment> AssessAsync(
        Reading reading, Law law, Assessor assessor, MergedStatements merged, long person, CancellationToken ct)
    {
        var sheet = new PersonSheet(law, assessor, merged);
        await using var rows = await reading.StreamAsync(Known, new { person }, ct);
        for (var first = true; await rows.ReadAsync(ct); first = false)
        {
            var row = KnownRow.Read(rows);
            if (first) sheet.Begin(row);
            else sheet.Add(row);
        }
        sheet.Settle();
        return assessor.Assess(sheet.Facts);
    }

    private static async Task<StoredDecision?> StoredAsync(Reading reading, Assessor assessor, long person, CancellationToken ct)
    {
        var kept = await reading.ListAsync<(long Id, long At, string Law, long Outcome, string Facts)>(
            """
            select a.id, a.assessed_at, a.law_hash, d.outcome, d.facts
            from decision d join assessment a on a.id = d.assessment_id
            where d.person_id = @person and a.programme = @Code and a.month = @month
            order by a.id desc limit 1
            """,
            new { person, assessor.Programme.Code, month = (long)assessor.Month.Index },
            ct);
        return kept is [var newest]
            ? new(Assessments.ReferenceOf(newest.Id), Instant.FromMicroseconds(newest.At), newest.Law, (Eligibility)newest.Outcome,
                newest.Facts)
            : null;
    }
}
