using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Oversight;

/// <summary>The way of a person's registrations through the steps of the process, as far as they have come.</summary>
/// <param name="Asked">What was asked for: an application (REG-...), or a person (P-...).</param>
/// <param name="Cases">One for each person and application, newest application first; those without one come last.</param>
public sealed record CaseShown(string Asked, IReadOnlyList<ShownCase> Cases);

/// <param name="Application">REG-...; null for a person who went through steps without a registration, as a current recipient does.</param>
/// <param name="Wave">Code of the registration wave.</param>
/// <param name="Programmes">What was asked for; empty asks for the social registry only.</param>
/// <param name="Standing">open, verify, dropped or withdrawn; null without an application.</param>
/// <param name="Steps">What each step said, oldest first.</param>
/// <param name="WaitsFor">The step that comes next while the case is under way.</param>
public sealed record ShownCase(
    string Person, string Name, string? Application, string? Wave, string? Relation, string Programmes, string? Standing,
    IReadOnlyList<ShownStep> Steps, CaseStep? WaitsFor);

/// <param name="Reason">Code of the reason; null where the case simply passed.</param>
/// <param name="ReasonText">What the public is told.</param>
/// <param name="NextStep">What the person can do about it.</param>
/// <param name="Detail">Source, vintage, remark.</param>
/// <param name="Reference">What it rests on: a match run, minutes, a list.</param>
public sealed record ShownStep(
    DateTimeOffset At, CaseStep Step, string Programme, string Outcome, string? Reason, BilingualText? ReasonText, BilingualText? NextStep,
    string Detail, string Reference, string By);

/// <summary>
/// Follows a registration, or all of one person, through every step: what it said, why, on what it rests and what can be done. Leaves
/// an access record for everybody shown, also when nobody was found.
/// </summary>
public sealed class ShowCase(Database database, KeyRing keys, Law law)
{
    private const string Application = "REG";

    private const string Steps = """
        select b.recorded_at as At, b.step as Step, s.programme as Programme, s.outcome as Outcome, s.reason as Reason,
               s.detail as Detail, b.reference as Reference, coalesce(a.name, 'system') as Actor
        from case_step s join case_batch b on b.id = s.batch_id left join actor a on a.id = b.recorded_by
        where s.person_id = @person and s.application_id = @application order by b.recorded_at, b.id, s.programme
        """;

    private const string Members = """
        select m.person_id as Person, m.application_id as Application, p.name as Name, w.code as Wave, m.relation as Relation,
               m.programmes as Programmes, m.standing as Standing, m.step as Step
        from application_member m join person p on p.person_id = m.person_id join registration_wave w on w.id = m.wave_id
        """;

    /// <param name="key">An application's reference (REG-...), a person's (P-...), or a NIK.</param>
    /// <param name="context">Who asks and what for.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<Outcome<CaseShown>> RunAsync(string key, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        await using var work = await database.BeginAsync(context, ct);
        var found = key.Trim().StartsWith(Application, StringComparison.OrdinalIgnoreCase)
            ? await OfApplicationAsync(work, key, ct)
            : await OfPersonAsync(work, key, ct);
        var people = found.Match(cases => cases.Rows.Select(row => row.Person).Distinct().ToList(), _ => []);
        await AccessLog.RecordAsync(work, people, ct);
        var shown = found.Succeeded ? await ShowAsync(work, found.Value, ct) : null;
        await work.CommitAsync(ct);
        return shown is null ? found.Problems.ToArray() : shown;
    }

    private static async Task<Outcome<Found>> OfApplicationAsync(Reading reading, string key, CancellationToken ct)
    {
        var reference = Reference.Read(Application, key);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        var rows = await reading.ListAsync<Row>(
            $"{Members} where m.application_id = @Id order by m.relation <> 'head', m.person_id", new { reference.Value.Id }, ct);
        if (rows.Count > 0) return new Found(reference.Value.ToString(), rows);
        var state = await reading.FindAsync<string>("select state from application where id = @Id", new { reference.Value.Id }, ct);
        return state is null
            ? Problem.NotFound("case.unknown", $"{reference.Value} names no application.", "Check it sign by sign.")
                .InIndonesian($"Tidak ada pendaftaran {reference.Value}.", "Cocokkan lagi nomornya huruf demi huruf.")
            : Problem.Conflict(
                "case.draft",
                $"{reference.Value} is a draft: nothing was submitted yet.",
                "Look at the application itself.")
                .InIndonesian($"{reference.Value} masih draf: belum dikirim.", "Lihat pendaftarannya sendiri.")
                .AtCommandLine($"See: paseban application show {reference.Value}");
    }

    private async Task<Outcome<Found>> OfPersonAsync(UnitOfWork work, string key, CancellationToken ct)
    {
        using var vault = new IdentityVault(keys);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var person = await PersonKey.FindAsync(work, vault, key, ct);
        if (!person.Succeeded) return person.Problems.ToArray();
        var rows = await RowsAsync(work, await MergedRecords.AllOfAsync(work, person.Value, ct), ct);
        var reference = PersonKey.ReferenceOf(person.Value);
        return rows.Count > 0
            ? new Found(reference, rows)
            : Problem.NotFound(
                "case.none", $"{reference} went through no step of the process.", "Look at the person's record.")
                .InIndonesian($"{reference} belum melalui satu tahap pun.", "Lihat catatan orangnya.")
                .AtCommandLine($"See: paseban person show {reference}");
    }

    /// <summary>The cases of these records of one person, in somebody else's reading, who leaves the access record.</summary>
    internal async Task<IReadOnlyList<ShownCase>> ReadAsync(Reading reading, IReadOnlyList<long> records, CancellationToken ct) =>
        (await ShowAsync(reading, new("", await RowsAsync(reading, records, ct)), ct)).Cases;

    private static async Task<List<Row>> RowsAsync(Reading reading, IReadOnlyList<long> records, CancellationToken ct)
    {
        var rows = new List<Row>();
        foreach (var record in records)
        {
            rows.AddRange(await reading.ListAsync<Row>(
                $"{Members} where m.person_id = @record order by m.application_id desc", new { record }, ct));
            var name = await reading.FindAsync<string>(
                """
                select name from person p where p.person_id = @record
                  and exists (select 1 from case_step s where s.person_id = p.person_id and s.application_id = 0)
                """,
                new { record },
                ct);
            if (name is not null) rows.Add(new(record, 0, name, null, null, "", null, 0));
        }
        return rows;
    }

    private async Task<CaseShown> ShowAsync(Reading reading, Found found, CancellationToken ct)
    {
        var cases = new List<ShownCase>();
        foreach (var row in found.Rows)
        {
            var steps = await reading.ListAsync<StepRow>(Steps, new { person = row.Person, application = row.Application }, ct);
            cases.Add(new(
                PersonKey.ReferenceOf(row.Person), row.Name,
                row.Application == 0 ? null : Reference.Of(Application, row.Application).ToString(), row.Wave, row.Relation, row.Programmes,
                row.Standing, [.. steps.Select(ToStep)], WaitsFor(row)));
        }
        return new(found.Asked, cases);
    }

    private ShownStep ToStep(StepRow row)
    {
        var reason = row.Reason is null ? null : law.Reasons.Find(row.Reason);
        return new(
            Instant.FromMicroseconds(row.At), (CaseStep)row.Step, row.Programme, row.Outcome, row.Reason, reason?.PublicText,
            row.Reason is null ? null : reason?.NextStep ?? CriterionNextStep(row), row.Detail, row.Reference, row.Actor);
    }

    /// <summary>A reason that belongs to a criterion says what can be done there.</summary>
    private BilingualText? CriterionNextStep(StepRow row)
    {
        var criteria = law.Programmes.Where(programme => row.Programme.Length == 0 || programme.Code == row.Programme)
            .SelectMany(programme => programme.Criteria);
        return criteria.FirstOrDefault(criterion => criterion.Reason.Code == row.Reason)?.NextStepIfNotMet;
    }

    private static CaseStep? WaitsFor(Row row) =>
        row.Standing is "open" or "verify"
            ? Enum.GetValues<CaseStep>().Where(step => (long)step > row.Step && !step.IsByProgramme()).Cast<CaseStep?>().FirstOrDefault()
            : null;

    private sealed record Found(string Asked, IReadOnlyList<Row> Rows);

    private sealed record Row(
        long Person, long Application, string Name, string? Wave, string? Relation, string Programmes, string? Standing, long Step);

    private sealed record StepRow(
        long At, long Step, string Programme, string Outcome, string? Reason, string Detail, string Reference, string Actor);
}
