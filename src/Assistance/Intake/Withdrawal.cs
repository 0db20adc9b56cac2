namespace Paseban.Assistance.Intake;

/// <summary>Takes members of an application out: each leaves from the step where it stands, for the reason WITHDRAWN.</summary>
internal static class Withdrawal
{
    /// <param name="work">The change.</param>
    /// <param name="wave">The application's wave.</param>
    /// <param name="application">Whose members leave.</param>
    /// <param name="whom">A condition on the members <c>m</c>, beginning with "and"; empty for all.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>The batches: one for each step that members stood at, and one for those whom another application proposes.</returns>
    public static async Task<IReadOnlyList<CaseBatchLanded>> LandAsync(
        UnitOfWork work, long wave, ApplicationRow application, string whom, CancellationToken ct)
    {
        var members = $"from application_member m where m.application_id = @Id and m.standing <> 'withdrawn' {whom}";
        var steps = await work.ListAsync<long>($"select distinct m.step {members} order by m.step", new { application.Id }, ct);
        var landed = new List<CaseBatchLanded>();
        foreach (var step in steps)
        {
            await CaseTrail.StageAsync(work, ct);
            await work.ExecuteAsync(
                $"""
                insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
                select m.person_id, m.application_id, '', 'dropped', 'WITHDRAWN', '' {members} and m.step = @step
                """,
                new { application.Id, step },
                ct);
            // Remembered before the trail moves them: who was dropped for another reason leaves too.
            await work.TemporaryAsync("leaving", "person_id bigint not null", ct);
            await work.ExecuteAsync("insert into temp_leaving (person_id) select person_id from temp_case_step", ct: ct);
            landed.Add(await CaseTrail.LandAsync(work, new((CaseStep)step, wave, application.Reference), ct));
            await work.ExecuteAsync(
                """
                update application_member set standing = 'withdrawn', reason = 'WITHDRAWN'
                where application_id = @Id and person_id in (select person_id from temp_leaving)
                """,
                new { application.Id },
                ct);
        }
        if (await ReopenOthersAsync(work, wave, application, ct) is { } reopened) landed.Add(reopened);
        return landed;
    }

    /// <summary>
    /// Whoever another application of the wave proposed too was registered once only; with this one gone, the other stands for them.
    /// </summary>
    private static async Task<CaseBatchLanded?> ReopenOthersAsync(
        UnitOfWork work, long wave, ApplicationRow application, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        var others = await work.ExecuteAsync(
            """
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select o.person_id, min(o.application_id), '', 'reopened', null, @Reference
            from application_member m
            join application_member o on o.person_id = m.person_id and +o.wave_id = m.wave_id and o.application_id <> m.application_id
            where m.application_id = @Id and m.standing = 'withdrawn' and o.standing = 'dropped' and o.reason = 'DUPLICATE_PERSON'
              and not exists (
                select 1 from application_member l where l.person_id = m.person_id and +l.wave_id = m.wave_id
                  and l.standing in ('open', 'verify'))
            group by o.person_id
            """,
            new { application.Id, application.Reference },
            ct);
        return others == 0
            ? null
            : await CaseTrail.LandAsync(work, new(CaseStep.Completeness, wave, application.Reference), ct);
    }
}
