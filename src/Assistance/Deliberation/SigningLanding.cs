using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <param name="Rows">What the minutes say, under one root.</param>
/// <param name="Font">What the document is set in.</param>
internal sealed record MinutesHead(string Number, RowSetRoot Rows, string PdfHash, string Font);

/// <summary>Writes signed minutes: each decision becomes a step of its case and a statement of the community.</summary>
internal sealed class SigningLanding(UnitOfWork work, Meeting meeting, Law law)
{
    // Who was refused before, by the meeting that this one corrects, and is found eligible now is brought back.
    private static readonly string Steps = $"""
        insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
        select d.person_id, d.application_id, d.programme,
               case when d.decision <> 'layak' then 'dropped'
                   when exists (
                       select 1 from meeting_decision e
                       where e.person_id = d.person_id and e.meeting_id = @corrects and e.programme = d.programme
                         and e.application_id = d.application_id and e.decision not in ('layak', 'ditunda'))
                     and (d.programme <> '' or exists (
                         select 1 from application_member m where m.person_id = d.person_id and m.application_id = d.application_id
                           and m.standing = 'dropped' and m.step = @step))
                   then 'reopened' else 'passed' end,
               {Words.ReasonOf("d.decision")},
               @number || coalesce(';priority=' || d.priority, '') || case when d.decision = 'meninggal' and exists (
                   select 1 from case_step s join case_batch b on b.id = s.batch_id
                   where s.person_id = d.person_id and s.application_id = d.application_id and b.step = @civil and s.outcome = 'passed')
                   then '; {Contradiction}' else '' end
        from meeting_decision d where d.meeting_id = @Id and d.decision <> 'ditunda'
        """;

    /// <summary>In the detail of a step: the meeting says dead, the civil registry says alive.</summary>
    public const string Contradiction = "Dukcapil: masih hidup";

    public Task<int> CloseAsync(CancellationToken ct) => work.ExecuteAsync(
        "update meeting set state = 'signed', ended_at = @ended where id = @Id",
        new { meeting.Id, ended = Instant.ToMicroseconds(meeting.EndedAt!.Value) },
        ct);

    public async Task<SignedMinutes> LandAsync(MinutesHead head, CancellationToken ct)
    {
        var id = await work.TakeNumbersAsync("minutes", 1, ct);
        var reference = Reference.Of("BA", id).ToString();
        var batch = await StepsAsync(head, reference, ct);
        var facts = await StateAsync(ct);
        await work.ExecuteAsync(
            """
            insert into minutes (id, meeting_id, number, data_root, pdf_hash, font, batch_id, signed_at, signed_by)
            values (@id, @meeting, @Number, @Root, @PdfHash, @Font, @batch, @at, @by)
            """,
            new
            {
                id, meeting = meeting.Id, head.Number, head.Rows.Root, head.PdfHash, head.Font, batch = batch.Id,
                at = work.Context.AtMicroseconds, by = work.Context.Actor.Id,
            },
            ct);
        var putOff = await CountAsync("decision = 'ditunda'", ct);
        var contradicted = await work.SingleAsync<long>(
            "select count(*) from case_step where batch_id = @Id and detail like @pattern",
            new { batch.Id, pattern = $"%{Contradiction}" }, ct);
        work.Record("minutes.signed", reference, new
        {
            head.Number, meeting = meeting.Reference, corrects = meeting.Corrects is { } id2 ? Meeting.ReferenceOf(id2) : null,
            meeting.Area, pdf = head.PdfHash, head.Font, names = meeting.Names, putOff, contradicted, rows = head.Rows,
        });
        work.Record("deliberation.landed", reference, new
        {
            batch.Passed, batch.Dropped, batch.Reopened, facts, rows = batch.Root,
        });
        return new(
            reference, head.Number, meeting.Reference, meeting.Area, head.Rows.Root, head.PdfHash, "", meeting.Names, batch.Passed,
            batch.Dropped, batch.Reopened, putOff, contradicted);
    }

    private async Task<CaseBatchLanded> StepsAsync(MinutesHead head, string reference, CancellationToken ct)
    {
        await CaseTrail.StageAsync(work, ct);
        var step = MinutesData.StepOf(meeting.Kind);
        await work.ExecuteAsync(
            Steps,
            new
            {
                meeting.Id, corrects = meeting.Corrects ?? 0, step = (long)step, civil = (long)CaseStep.CivilRegistry, number = head.Number,
            },
            ct);
        return await CaseTrail.LandAsync(work, new(step, meeting.WaveId, reference), ct);
    }

    /// <summary>What the community says of each person who was found poor, or not.</summary>
    private async Task<int> StateAsync(CancellationToken ct)
    {
        var said = await work.ListAsync<(long PersonId, long IsPoor)>(
            """
            select person_id, cast(max(case when decision = 'layak' then 1 else 0 end) as bigint) from meeting_decision
            where meeting_id = @Id and decision in ('layak', 'tidak_layak') group by person_id order by person_id
            """,
            new { meeting.Id },
            ct);
        var month = Month.Of(DateOnly.FromDateTime(meeting.BegunAt!.Value.ToOffset(ProcessContext.Jakarta).DateTime));
        return await CommunityWord.StateAsync(work, law, month, said.Select(row => (row.PersonId, row.IsPoor == 1)), ct);
    }

    private Task<long> CountAsync(string condition, CancellationToken ct) => work.SingleAsync<long>(
        $"select count(*) from meeting_decision where meeting_id = @Id and {condition}", new { meeting.Id }, ct);
}
