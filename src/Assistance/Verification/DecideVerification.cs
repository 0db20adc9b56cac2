using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Storage;

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
        if (law.Reasons.Find(request.Reason) is null)
            return Problem.Invalid("reason", $"'{request.Reason}' is no reason of the law.", "Use one of the reasons of the law.")
                .InIndonesian($"'{request.Reason}' bukan alasan menurut aturan.", "Pilih salah satu alasan dari aturan.")
                .AtCommandLine("They stand in law/common/reasons.yaml.");
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
        var opened = await Proposals.OpenAsync(
            work, law, [new(person.Value, application.Value, null, request.Reason, context.Evidence)], context.Today, ct);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        var until = await work.SingleAsync<string>(
            "select reply_until from verification_proposal where id = @Id",
            new { Reference.Read(Proposals.Prefix, opened.Value[0]).Value.Id }, ct);
        await work.CommitAsync(ct);
        return new VerificationProposed(opened.Value[0], IsoDate.Parse(until));
    }

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
        var wave = await work.SingleAsync<long>(
            "select wave_id from application_member where person_id = @PersonId and application_id = @ApplicationId", proposal, ct);
        await CaseTrail.StageAsync(work, ct);
        await using (var bulk = CaseTrail.Bulk(work))
        {
            bulk.Add(proposal.PersonId).Add(proposal.ApplicationId).Add("")
                .Add((upheld ? CaseOutcome.Dropped : CaseOutcome.Reopened).Code()).Add(upheld ? proposal.Reason : null)
                .Add($"finding={reference}").EndRow();
            await bulk.CompleteAsync(ct);
        }
        return (await CaseTrail.LandAsync(work, new(CaseStep.FieldVerification, wave, reference), ct)).Root;
    }
}
