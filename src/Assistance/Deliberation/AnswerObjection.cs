using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <param name="Objection">OBJ-...</param>
/// <param name="Answer">What the objector is told, and why.</param>
/// <param name="ReasonCode">With an accepted one against a name: why it goes no further; judged not poor when null.</param>
public sealed record AnswerRequest(string Objection, bool IsAccepted, string Answer, string? ReasonCode = null);

/// <param name="Outcome">What became of the case: <c>reopened</c>, <c>dropped</c>, or null when it stays.</param>
public sealed record ObjectionAnswered(ObjectionShown Objection, string? Outcome);

/// <summary>
/// Answers an objection: the lurah's decision. An accepted one brings a refused name back or drops one that was found eligible, as a step
/// of the case that names the objection; a name that was missing has to register.
/// </summary>
public sealed class AnswerObjection(Database database, Law law)
{
    private const string NotPoor = "NOT_POOR_BY_COMMUNITY";

    public async Task<Outcome<ObjectionAnswered>> RunAsync(AnswerRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (!context.Actor.Has(Role.Lurah))
            return Problem.Forbidden("objection.lurah", "Objections are answered by the lurah.", "Have the lurah answer it.")
                .InIndonesian("Keberatan dijawab oleh lurah.", "Minta lurah menjawabnya.");
        if (string.IsNullOrWhiteSpace(request.Answer))
            return Problem.Invalid("objection.answer", "The objector is told why.", "Write the answer.")
                .InIndonesian("Yang keberatan diberi tahu alasannya.", "Tulis jawabannya.")
                .AtCommandLine("Give it with --answer.");
        var code = law.Reasons.For(ReasonUse.Drop, request.ReasonCode ?? NotPoor);
        if (!code.Succeeded) return code.Problems.ToArray();
        var read = Reference.Read(ReceiveObjection.Prefix, request.Objection);
        if (!read.Succeeded) return read.Problems.ToArray();
        await using var work = await database.BeginAsync(context, ct);
        // Touching the row makes a second answer wait for the first on PostgreSQL.
        await work.ExecuteAsync("update objection set text = text where id = @Id", new { read.Value.Id }, ct);
        if (await ReceiveObjection.FindAsync(work, read.Value.Id, ct) is not { } objection)
            return MeetingErrors.UnknownObjection(request.Objection);
        if (objection.State != "received")
            return Problem.Conflict(
                "objection.answered", $"{objection.Reference} was {objection.State} already: {objection.Answer}", "An answer stands.")
                .InIndonesian($"{objection.Reference} sudah dijawab: {objection.Answer}", "Jawaban tidak dapat diubah.");

        var state = request.IsAccepted ? "accepted" : "refused";
        var landed = request.IsAccepted && objection.Person is not null
            ? await LandAsync(read.Value.Id)
            : null;
        await work.ExecuteAsync(
            """
            update objection set state = @state, answer = @Answer, batch_id = @batch, answered_at = @at, answered_by = @by where id = @Id
            """,
            new { read.Value.Id, state, request.Answer, batch = landed?.Id, at = context.AtMicroseconds, by = context.Actor.Id }, ct);
        work.Record("objection.answered", objection.Reference, new { state, objection.Person, objection.Side, rows = landed?.Root });
        await work.CommitAsync(ct);
        return new ObjectionAnswered(
            objection with { State = state, Answer = request.Answer },
            landed switch { { Reopened: > 0 } => "reopened", { Dropped: > 0 } => "dropped", _ => null });

        async Task<CaseBatchLanded> LandAsync(long id)
        {
            var batch = await StepAsync(work, id, objection, code.Value.Code, ct);
            var person = await work.SingleAsync<long>("select person_id from objection where id = @id", new { id }, ct);
            var isPoor = objection.Side == "for";
            if (batch.All > 0 && (isPoor || code.Value.Code == NotPoor))
                await CommunityWord.StateAsync(work, law, Month.Of(context.Today), [(person, isPoor)], ct);
            return batch;
        }
    }

    private static async Task<CaseBatchLanded> StepAsync(
        UnitOfWork work, long id, ObjectionShown objection, string reason, CancellationToken ct)
    {
        var (wave, kind) = await work.SingleAsync<(long, string)>(
            """
            select m.wave_id, m.kind from objection o join display d on d.id = o.display_id join minutes n on n.id = d.minutes_id
            join meeting m on m.id = n.meeting_id where o.id = @id
            """,
            new { id }, ct);
        var isAgainst = objection.Side == "against";
        await CaseTrail.StageAsync(work, ct);
        await work.ExecuteAsync(
            """
            insert into temp_case_step (person_id, application_id, programme, outcome, reason, detail)
            select person_id, application_id, programme, @outcome, @why, @detail from objection where id = @id
            """,
            new
            {
                id, outcome = (isAgainst ? CaseOutcome.Dropped : CaseOutcome.Reopened).Code(), why = isAgainst ? reason : null,
                detail = objection.Reference,
            },
            ct);
        // What the meeting said stands; against it, the name stays off the final list of the wave.
        var step = isAgainst && Words.Kind(kind) == MeetingKind.Registration
            ? CaseStep.TargetList
            : MinutesData.StepOf(Words.Kind(kind));
        return await CaseTrail.LandAsync(work, new(step, wave, objection.Reference), ct);
    }
}
