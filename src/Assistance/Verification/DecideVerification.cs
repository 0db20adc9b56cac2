using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="Person">P-... or a NIK.</param>
/// <param name="Application">REG-... of the registration it would stop; null for a current recipient.</param>
/// <param name="Reason">Code of the reason catalogue.</param>
public sealed record ProposeVerificationRequest(string Person, string? Application, string Reason);

/// <param name="Reference">VER-...</param>
public sealed record VerificationProposed(string Reference, DateOnly ReplyUntil);

/// <summary>Puts a finding that does not come from a visit to the person: a report, an extract, an anonymous letter.</summary>
public sealed class ProposeVerification(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<VerificationProposed>> RunAsync(
        ProposeVerificationRequest request, ProcessContext context, CancellationToken ct = default)
    {
        var reason = law.Reasons.For(UseOf(request), request.Reason);
        if (!reason.Succeeded) return reason.Problems.ToArray();
        if (string.IsNullOrWhiteSpace(context.Evidence))
            return Problem.Invalid("verification.evidence", "A finding rests on something.", "Say what it rests on.")
                .InIndonesian("Temuan memerlukan bukti.", "Tulis buktinya.")
                .AtCommandLine("Give it with --evidence.");
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var person = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!person.Succeeded) return person.Problems.ToArray();
        var application = await ApplicationAsync(work, person.Value, request.Application, ct);
        if (!application.Succeeded) return application.Problems.ToArray();
        if (await FindSameAsync(work, person.Value, application.Value, request.Reason, ct) is { } before) return before;
        var opened = await Proposals.OpenAsync(
            work, law, [new(person.Value, application.Value, null, request.Reason, context.Evidence)], context.Today, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        var proposed = await FindSameAsync(work, person.Value, application.Value, request.Reason, ct);
        await work.CommitAsync(ct);
        return proposed!;
    }

    /// <summary>What an upheld finding does: it stops a registration, and ends or suspends a current recipient.</summary>
    private ReasonUse UseOf(ProposeVerificationRequest request) =>
        request.Application is not null ? ReasonUse.Drop
        : law.Reasons.Find(request.Reason) is { MayEnd: true } ? ReasonUse.End
        : ReasonUse.Suspend;

    /// <summary>The proposal that was made with the same words and is not decided.</summary>
    private static async Task<VerificationProposed?> FindSameAsync(
        UnitOfWork work, long person, long application, string reason, CancellationToken ct) =>
        await work.FindAsync<(long Id, string ReplyUntil)?>(
            """
            select p.id, p.reply_until from verification_proposal p
            where p.person_id = @person and p.application_id = @application and p.reason = @reason and p.evidence = @Evidence
              and not exists (select 1 from verification_decision d where d.person_id = p.person_id and d.proposal_id = p.id)
            order by p.id desc limit 1
            """,
            new { person, application, reason, work.Context.Evidence }, ct) is { } found
            ? new(Proposals.ReferenceOf(found.Id), IsoDate.Parse(found.ReplyUntil))
            : null;

    private static async Task<Outcome<long>> ApplicationAsync(Reading reading, long person, string? text, CancellationToken ct)
    {
        if (text is null) return 0L;
        var reference = Reference.Read("REG", text);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        return await reading.FindAsync<long?>(
            "select application_id from application_member where person_id = @person and application_id = @Id",
            new { person, reference.Value.Id }, ct) is { } found
            ? found
            : Problem.NotFound(
                "verification.application", $"{reference.Value} does not name this person.", "Look at the case of the person.")
                .InIndonesian($"{reference.Value} tidak memuat orang ini.", "Lihat perkara orang ini.")
                .AtCommandLine("See: paseban case show");
    }
}

/// <param name="Note">What the person says, without names and numbers.</param>
public sealed record RecordReplyRequest(string Proposal, DateOnly ReceivedOn, string Note);

/// <summary>Keeps what the person says to a finding, with evidence, also after the time to reply; it is never refused.</summary>
public sealed class RecordReply(Database database)
{
    /// <returns>How many replies there are now.</returns>
    public async Task<Outcome<long>> RunAsync(RecordReplyRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(request.Note))
            return Problem.Invalid("reply.empty", "The reply says nothing.", "Write what was said.")
                .InIndonesian("Tanggapannya belum diisi.", "Tulis apa yang disampaikan.");
        if (request.ReceivedOn > context.Today)
            return Problem.Invalid("reply.future", $"The reply came after today ({context.Today.Iso}).", "Correct the day.")
                .InIndonesian($"Tanggal tanggapan sesudah hari ini ({context.Today.Iso}).", "Perbaiki tanggalnya.");
        await using var work = await database.BeginAsync(context, ct);
        var found = await Proposals.FindAsync(work, request.Proposal, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        if (found.Value.Decision is not null)
            return Problem.Conflict(
                "verification.decided", $"{request.Proposal} is decided already.", "Make a new objection at the kelurahan.")
                .InIndonesian($"{request.Proposal} sudah diputuskan.", "Sampaikan keberatan baru di kelurahan.");
        var number = found.Value.Replies + 1;
        await work.ExecuteAsync(
            """
            insert into verification_reply (person_id, proposal_id, number, received_on, note, evidence, recorded_at, recorded_by)
            values (@PersonId, @Id, @number, @on, @note, @evidence, @at, @by)
            """,
            new
            {
                found.Value.PersonId,
                found.Value.Id,
                number,
                on = request.ReceivedOn.Iso,
                note = request.Note.Trim(),
                evidence = context.Evidence,
                at = context.AtMicroseconds,
                by = context.Actor.Id,
            },
            ct);
        work.Record("verification.replied", Proposals.ReferenceOf(found.Value.Id), new { number, received_on = request.ReceivedOn.Iso });
        await work.CommitAsync(ct);
        return number;
    }
}

/// <param name="Uphold">The finding stands, and stops; otherwise it is dismissed and the case goes on.</param>
/// <param name="EffectiveOn">From which day.</param>
public sealed record DecideVerificationRequest(string Proposal, bool Uphold, DateOnly EffectiveOn);

/// <summary>
/// Decides on a finding. A finding is upheld only after the person replied or had the time to; somebody else than who proposed it decides,
/// with a reason. Upheld stops a registration here; a current recipient is stopped by Enrolment, from the decision.
/// </summary>
public sealed class DecideVerification(Database database)
{
    public async Task<Outcome<string>> RunAsync(DecideVerificationRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(context.Reason))
            return Problem.Invalid("verification.reason", "A decision gives its reason.", "Say why.")
                .InIndonesian("Keputusan memerlukan alasan.", "Tulis alasannya.")
                .AtCommandLine("Give it with --reason.");
        await using var work = await database.BeginAsync(context, ct);
        var found = await Proposals.FindAsync(work, request.Proposal, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var proposal = found.Value;
        if (Refusal(proposal, request, context) is { } refusal) return refusal;
        await work.ExecuteAsync(
            """
            insert into verification_decision (person_id, proposal_id, outcome, effective_on, note, decided_at, decided_by)
            values (@PersonId, @Id, @outcome, @on, @note, @at, @by)
            """,
            new
            {
                proposal.PersonId,
                proposal.Id,
                outcome = request.Uphold ? "upheld" : "dismissed",
                on = request.EffectiveOn.Iso,
                note = context.Reason,
                at = context.AtMicroseconds,
                by = context.Actor.Id,
            },
            ct);
        var reference = Proposals.ReferenceOf(proposal.Id);
        var rows = proposal.ApplicationId == 0 ? null : await MoveCaseAsync(work, proposal, request.Uphold, reference, ct);
        work.Record(
            "verification.decided", reference, new { request.Uphold, proposal.Reason, effective_on = request.EffectiveOn.Iso, rows });
        await work.CommitAsync(ct);
        return reference;
    }

    private static Problem? Refusal(ProposalRow proposal, DecideVerificationRequest request, ProcessContext context)
    {
        var reference = Proposals.ReferenceOf(proposal.Id);
        if (proposal.Decision is not null)
            return Problem.Conflict(
                "verification.decided", $"{reference} is {proposal.Decision} already.", "A decision stands; object anew.")
                .InIndonesian($"{reference} sudah diputuskan.", "Keputusan tetap berlaku; sampaikan keberatan baru.");
        if (proposal.ProposedBy == context.Actor.Id)
            return Problem.Forbidden(
                "verification.own-proposal", $"{context.Actor.Name} proposed {reference}.", "Somebody else decides on it.")
                .InIndonesian($"{context.Actor.Name} sendiri yang mengusulkan {reference}.", "Orang lain yang memutuskannya.");
        if (request.Uphold && proposal.Replies == 0 && context.Today <= IsoDate.Parse(proposal.ReplyUntil))
            return Problem.Conflict(
                "verification.reply-period",
                $"The person may reply to {reference} until {proposal.ReplyUntil}, and has not yet.",
                "Wait for the reply or the day after, or dismiss the finding.")
                .InIndonesian(
                    $"Orangnya dapat menanggapi {reference} sampai {proposal.ReplyUntil}, dan belum menanggapi.",
                    "Tunggu tanggapannya atau hari sesudahnya, atau tolak temuan ini.");
        return null;
    }

    private static async Task<RowSetRoot> MoveCaseAsync(
        UnitOfWork work, ProposalRow proposal, bool upheld, string reference, CancellationToken ct)
    {
        var (wave, standing) = await work.SingleAsync<(long, string)>(
            "select wave_id, standing from application_member where person_id = @PersonId and application_id = @ApplicationId", proposal,
            ct);
        var outcome = upheld ? CaseOutcome.Dropped
            : standing == "verify" && await IsLastOfAVisitAsync(work, proposal, ct) ? CaseOutcome.Reopened
            : CaseOutcome.Passed;
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            bulk.Add(proposal.PersonId).Add(proposal.ApplicationId).Add("")
                .Add(outcome.Code()).Add(upheld ? proposal.Reason : null)
                .Add($"finding={reference}").EndRow();
            await bulk.CompleteAsync(ct);
        }
        return (await CaseTrail.LandAsync(work, new(CaseStep.FieldVerification, wave, reference), ct)).Root;
    }

    /// <summary>
    /// Whether the field has nothing more to say against the case: only a visit brought its doubt, and every finding is decided. What was
    /// proposed without a visit never was a doubt of the case.
    /// </summary>
    private static async Task<bool> IsLastOfAVisitAsync(UnitOfWork work, ProposalRow proposal, CancellationToken ct)
    {
        var (visits, open) = await work.SingleAsync<(long, long)>(
            """
            select count(p.visit_id), cast(coalesce(sum(case when d.outcome is null then 1 else 0 end), 0) as bigint)
            from verification_proposal p
            left join verification_decision d on d.person_id = p.person_id and d.proposal_id = p.id
            where p.person_id = @PersonId and p.application_id = @ApplicationId
            """,
            proposal, ct);
        return visits > 0 && open == 0;
    }
}
