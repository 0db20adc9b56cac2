using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Applications">Households that became applications.</param>
/// <param name="ProposedBefore">Households that an earlier list proposed already.</param>
/// <param name="People">What landing the people changed in the registry.</param>
/// <param name="OutsideAge">Requests for a programme outside its age limits.</param>
internal sealed record ProposalsLanded(long Applications, long ProposedBefore, PersonsImported People, long OutsideAge);

/// <summary>Lands the good households of a list, set by set: people, applications with their forms, members, the first two steps.</summary>
internal sealed class ProposalsLanding(UnitOfWork work, IdentityVault vault, Law law, RegistrationWave wave, Action<RowProblem> refuse)
{
    private const string Households = "temp_proposed_household";

    public RegistrationWave Wave => wave;

    public async Task<ProposalsLanded> LandAsync(
        IReadOnlyList<ProposedHousehold> households, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var people = await LandPeopleAsync(households, progress, ct);
        await work.JoinFreelyAsync(ct);
        var first = await work.TakeNumbersAsync("application", households.Count, ct);
        await MembersLanding.StageAsync(work, households.SelectMany((household, i) => Members(household, first + i)), ct);
        var before = await LeaveOutProposedAsync(ct);
        await WriteApplicationsAsync(households, first, before, progress, ct);
        var programmes = new AskedProgrammes(law, Month.Of(work.Context.Today));
        var outside = households.Where((_, i) => !before.Contains(first + i)).SelectMany(household => household.People)
            .Sum(person => programmes.OutsideAge(person.Programmes, person.Person.BirthDate!.Value).Count);
        return new(households.Count - before.Count, before.Count, people, outside);
    }

    /// <summary>Makes the staged people members and takes them through registration and completeness.</summary>
    public async Task<MembersLanded> RegisterAsync(string reference, CancellationToken ct)
    {
        await work.ExecuteAsync(
            $"""
            insert into application_event (application_id, number, kind, note, recorded_at, recorded_by)
            select application_id, 1, @kind, @reference, @at, @by from {Households}
            """,
            new
            {
                kind = ApplicationEventKind.Imported.Code(),
                reference,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
            },
            ct);
        var landed = await MembersLanding.LandAsync(work, wave, reference, ct);
        await work.AnalyzeAfterAsync(
            landed.Registered.All, ["application", "application_member", "application_form", "case_batch", "case_step"], ct);
        return landed;
    }

    private static IEnumerable<ProposedMember> Members(ProposedHousehold household, long application)
    {
        var excluded = household.Head.Answers.Reasons;
        var said = excluded.Count == 0 ? "" : $"{DeclaredFacts.Code}: {string.Join(", ", excluded)}";
        return household.People.Select(person => new ProposedMember(
            person.Person.PersonId, application, person.Person.Relation!, AskedProgrammes.Stored(person.Programmes),
            excluded is [var reason, ..] ? reason : null, said));
    }

    private async Task<PersonsImported> LandPeopleAsync(
        IReadOnlyList<ProposedHousehold> households, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var rows = households.SelectMany(household => household.People, (_, person) => person.Person).ToList();
        var landing = await ApplicantsLanding.BeginAsync(work, vault, law.Facts, refuse, ct);
        var done = 0L;
        foreach (var chunk in rows.Chunk(RowPipeline.ChunkSize))
        {
            await landing.LandAsync(chunk, ct);
            progress?.Report(new(new("orang", "people"), done += chunk.Length, rows.Count));
        }
        return await landing.FinishAsync(ImportSummary.None, ct);
    }

    /// <summary>
    /// Takes out of the staged households those whose people all belong to one application of an earlier list: a corrected list is
    /// imported whole, and its households that were right the first time stay what they are.
    /// </summary>
    private async Task<IReadOnlySet<long>> LeaveOutProposedAsync(CancellationToken ct)
    {
        await work.TemporaryAsync("proposed_before", "application_id bigint not null", ct);
        await work.ExecuteAsync(
            """
            insert into temp_proposed_before (application_id)
            select distinct s.application_id
            from (
                select t.application_id as application_id, m.application_id as earlier, count(*) as people
                from temp_proposed t
                cross join application_member m
                where m.person_id = t.person_id and +m.wave_id = @Id and m.standing <> 'withdrawn'
                  and exists (select 1 from application a where a.id = m.application_id and a.door = @door)
                group by t.application_id, m.application_id) s
            join (select application_id, count(*) as people from temp_proposed group by application_id) c
              on c.application_id = s.application_id and c.people = s.people
            """,
            new { wave.Id, door = ApplicationDoor.ProposalList.Code() },
            ct);
        await work.ExecuteAsync(
            "delete from temp_proposed where application_id in (select application_id from temp_proposed_before)", ct: ct);
        return (await work.ListAsync<long>("select application_id from temp_proposed_before", ct: ct)).ToHashSet();
    }

    private async Task WriteApplicationsAsync(
        IReadOnlyList<ProposedHousehold> households, long first, IReadOnlySet<long> before, IProgress<WorkProgress>? progress,
        CancellationToken ct)
    {
        var landing = households.Select((household, i) => (Id: first + i, Household: household))
            .Where(one => !before.Contains(one.Id)).ToList();
        await work.TemporaryAsync(
            "proposed_household", "application_id bigint not null, area text not null, rt text not null, rw text not null", ct);
        await using (var bulk = work.Bulk(Households, "application_id", "area", "rt", "rw"))
        {
            foreach (var (id, household) in landing)
            {
                bulk.Add(id).Add(household.Head.Person.Area).Add(household.Head.Person.Rt).Add(household.Head.Person.Rw);
                bulk.EndRow();
            }
            await bulk.CompleteAsync(ct);
        }
        await work.ExecuteAsync(
            $"""
            insert into application (id, wave_id, door, household_id, area, rt, rw, state, version, owner_id, begun_at, begun_by,
                                     submitted_at, submitted_by)
            select h.application_id, @Id, @door, p.household_id, h.area, h.rt, h.rw, @state, 1, @by, @at, @by, @at, @by
            from {Households} h
            join temp_proposed t on t.application_id = h.application_id and t.relation = 'head'
            join person p on p.person_id = t.person_id
            """,
            new
            {
                wave.Id,
                door = ApplicationDoor.ProposalList.Code(),
                state = ApplicationState.Submitted.Code(),
                by = work.Context.Actor.Id,
                at = work.Context.AtMicroseconds,
            },
            ct);
        await WriteFormsAsync(landing, progress, ct);
    }

    private async Task WriteFormsAsync(
        List<(long Id, ProposedHousehold Household)> landing, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        var forms = new ProposalForms(new DeclaredFacts(law.Facts));
        await using var bulk = work.Bulk(
            "application_form", "application_id", "version", "ciphertext", "recorded_at", "recorded_by");
        foreach (var (id, household) in landing)
        {
            bulk.Add(id).Add(1).Add(vault.Seal(Applications.FormOwner(id, 1), forms.Write(household))).Add(work.Context.AtMicroseconds)
                .Add(work.Context.Actor.Id);
            bulk.EndRow();
            if (bulk.Rows % RowPipeline.ChunkSize == 0) progress?.Report(new(new("pendaftaran", "applications"), bulk.Rows, landing.Count));
        }
        await bulk.CompleteAsync(ct);
    }
}
