namespace Paseban.Assistance.Intake;

/// <summary>A member of an application as it is submitted.</summary>
/// <param name="PersonId">Who it is, landed in the registry.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Relation">As the registry stores it.</param>
/// <param name="Programmes">As <see cref="AskedProgrammes.Stored"/>.</param>
/// <param name="Excluded">The first reason by which the household excludes itself; null when it does not.</param>
/// <param name="Detail">All such reasons.</param>
internal readonly record struct ProposedMember(
    long PersonId, long ApplicationId, string Relation, string Programmes, string? Excluded, string Detail);

/// <summary>The two steps that a submission takes at once: registered, and looked at for completeness.</summary>
internal sealed record MembersLanded(CaseBatchLanded Registered, CaseBatchLanded Completeness);

/// <summary>
/// Makes people members of their applications and takes them through registration and completeness, set by set: who is in the social
/// registry already or proposed already is not registered twice, a household that excludes itself goes no further, and a head of
/// family who is recorded as dead is to be looked at.
/// </summary>
internal static class MembersLanding
{
    private const string Table = "temp_proposed";

    /// <summary>Each statement judges those whom none before it has judged.</summary>
    private static readonly string[] Findings =
    [
        // The newest snapshot of the social registry speaks.
        """
        update temp_proposed set outcome = 'dropped', reason = 'ALREADY_REGISTERED', detail = s.source || ' '
            || cast(s.vintage / 12 as text) || case when s.vintage % 12 < 9 then '-0' else '-' end || cast(s.vintage % 12 + 1 as text)
        from source_record s
        where s.person_id = temp_proposed.person_id and s.status = 'layak' and s.vintage = (
            select max(n.vintage) from source_record n where n.person_id = s.person_id and n.status is not null)
        """,
        """
        update temp_proposed set outcome = 'dropped', reason = excluded, detail = said where reason is null and excluded is not null
        """,
        """
        update temp_proposed set outcome = 'dropped', reason = 'DUPLICATE_PERSON', detail = t.detail
        from temp_twice t
        where t.person_id = temp_proposed.person_id and t.application_id = temp_proposed.application_id and temp_proposed.reason is null
        """,
        """
        update temp_proposed set outcome = 'verify', reason = 'HEAD_DECEASED'
        where reason is null and application_id in (
            select h.application_id from temp_proposed h join person p on p.person_id = h.person_id
            where h.relation = 'head' and p.died_on is not null)
        """,
    ];

    public static async Task StageAsync(UnitOfWork work, IEnumerable<ProposedMember> members, CancellationToken ct)
    {
        await work.TemporaryAsync(
            "proposed",
            """
            person_id bigint not null, application_id bigint not null, relation text not null, programmes text not null, excluded text,
            said text not null, outcome text not null default 'passed', reason text, detail text not null default ''
            """,
            ct);
        var staged = 0L;
        await using (var bulk = work.Bulk(Table, "person_id", "application_id", "relation", "programmes", "excluded", "said"))
        {
            foreach (var member in members)
            {
                bulk.Add(member.PersonId).Add(member.ApplicationId).Add(member.Relation).Add(member.Programmes).Add(member.Excluded)
                    .Add(member.Detail);
                bulk.EndRow();
                staged++;
            }
            await bulk.CompleteAsync(ct);
        }
        await work.AnalyzeAfterAsync(staged, [Table], ct);
        // Two records that were found to be one person: the one that stands is registered.
        await work.ExecuteAsync(
            """
            update temp_proposed
            set person_id = coalesce((select p.merged_into from person p where p.person_id = temp_proposed.person_id), person_id)
            """,
            ct: ct);
    }

    /// <summary>Lands what was staged; the applications themselves stand already.</summary>
    /// <param name="work">The change.</param>
    /// <param name="wave">The wave of all of them.</param>
    /// <param name="reference">What the steps rest on: the application, or the import of a list.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<MembersLanded> LandAsync(UnitOfWork work, RegistrationWave wave, string reference, CancellationToken ct)
    {
        await work.ExecuteAsync(
            """
            insert into application_member (person_id, application_id, wave_id, relation, programmes, step, standing)
            select person_id, application_id, @Id, min(relation), max(programmes), @step, 'open' from temp_proposed where true
            group by person_id, application_id
            on conflict (person_id, application_id) do update set wave_id = excluded.wave_id, relation = excluded.relation,
                programmes = excluded.programmes, step = excluded.step, standing = 'open', reason = null
            """,
            new { wave.Id, step = (long)CaseStep.Registered },
            ct);
        await CaseTrail.StageAsync(work, ct);
        await StageStepAsync(work, "'passed', null, ''", ct);
        var registered = await CaseTrail.LandAsync(work, new(CaseStep.Registered, wave.Id, reference), ct);
        await FindTwiceAsync(work, wave, ct);
        foreach (var sql in Findings) await work.ExecuteAsync(sql, ct: ct);
        await CaseTrail.StageAsync(work, ct);
        await StageStepAsync(work, "min(outcome), min(reason), min(detail)", ct);
        return new(registered, await CaseTrail.LandAsync(work, new(CaseStep.Completeness, wave.Id, reference), ct));
    }

    private static Task<int> StageStepAsync(UnitOfWork work, string finding, CancellationToken ct) => work.ExecuteAsync(
        $"""
        insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
        select person_id, application_id, '', {finding} from temp_proposed group by person_id, application_id
        """,
        ct: ct);

    /// <summary>
    /// People whom another application of the wave proposes already, with that application's number; of those that land together, the first
    /// does.
    /// </summary>
    private static async Task FindTwiceAsync(UnitOfWork work, RegistrationWave wave, CancellationToken ct)
    {
        // Person by person: the plus keeps SQLite from reading the whole wave for each of them, by its index.
        var twice = await work.ListAsync<(long PersonId, long ApplicationId, long Other)>(
            """
            select t.person_id, t.application_id, min(m.application_id)
            from temp_proposed t
            cross join application_member m
            where m.person_id = t.person_id and m.application_id <> t.application_id and +m.wave_id = @Id
              and m.standing <> 'withdrawn' and not (m.standing = 'dropped' and m.reason = 'DUPLICATE_PERSON')
              and not (m.application_id > t.application_id and m.application_id in (select application_id from temp_proposed))
            group by t.person_id, t.application_id
            """,
            new { wave.Id },
            ct);
        await work.TemporaryAsync("twice", "person_id bigint not null, application_id bigint not null, detail text not null", ct);
        await using var bulk = work.Bulk("temp_twice", "person_id", "application_id", "detail");
        foreach (var (person, application, other) in twice)
        {
            bulk.Add(person).Add(application).Add(ApplicationWords.ReferenceOf(other));
            bulk.EndRow();
        }
        await bulk.CompleteAsync(ct);
    }
}
