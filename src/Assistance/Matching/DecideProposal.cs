using System.Text.Json.Nodes;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <param name="Proposal">USL-...</param>
/// <param name="Person">One of its candidates: P-... or a NIK.</param>
/// <param name="AreSame">Whether it is they.</param>
public sealed record DecideProposalRequest(string Proposal, string Person, bool AreSame);

/// <param name="Application">The household's application.</param>
/// <param name="Submitted">What became of it; null while it stays a draft.</param>
/// <param name="Gaps">What still stands in its way.</param>
public sealed record ProposalDecided(
    string Proposal, string Application, string Person, bool AreSame, ApplicationSubmitted? Submitted, IReadOnlyList<Problem> Gaps);

/// <summary>
/// Decides once whether somebody who was proposed without a usable NIK is a person of the registry. The same: their NIK goes into the
/// household's form, which is submitted as soon as nothing is missing. Not the same: that is remembered.
/// </summary>
public sealed class DecideProposal(Database database, KeyRing keys, Law law)
{
    public async Task<Outcome<ProposalDecided>> RunAsync(
        DecideProposalRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (Grounds.Missing(context) is { } missing) return missing;
        var reference = Reference.Read(WaitingProposals.Prefix, request.Proposal);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        using var vault = new IdentityVault(keys);
        await using var work = await database.BeginAsync(context, ct);
        if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
        var person = await PersonKey.FindAsync(work, vault, request.Person, ct);
        if (!person.Succeeded) return person.Problems.ToArray();
        // Touching the row makes a second decision wait for the first on PostgreSQL.
        await work.ExecuteAsync("update waiting_member set state = state where id = @Id", new { reference.Value.Id }, ct);
        var found = await work.FindAsync<Row>(
            """
            select w.id as Id, w.application_id as ApplicationId, w.place as Place, w.name as Name, w.state as State,
                   c.decision as Decision, c.person_id as CandidateId
            from waiting_member w left join waiting_candidate c on c.waiting_id = w.id and c.person_id = @person where w.id = @Id
            """,
            new { reference.Value.Id, person = person.Value }, ct);
        if (Refusal(found, reference.Value, person.Value) is { } refusal) return refusal;

        await work.ExecuteAsync(
            """
            update waiting_candidate set decision = @decision, reason = @Reason, evidence = @Evidence, decided_at = @at, decided_by = @by
            where waiting_id = @Id and person_id = @person
            """,
            new
            {
                found!.Id, person = person.Value, decision = request.AreSame ? "same" : "different", context.Reason, context.Evidence,
                at = context.AtMicroseconds, by = context.Actor.Id,
            },
            ct);
        var decided = request.AreSame
            ? await LinkAsync(work, vault, found, person.Value, ct)
            : new ProposalDecided("", ApplicationWords.ReferenceOf(found.ApplicationId), "", false, null, []);
        if (!decided.Succeeded) return decided.Problems.ToArray();
        var result = decided.Value with { Proposal = reference.Value.ToString(), Person = PersonKey.ReferenceOf(person.Value) };
        work.Record("proposal.decided", result.Proposal, new { result.Person, result.Application, same = request.AreSame });
        await work.CommitAsync(ct);
        return result;
    }

    private static Problem? Refusal(Row? found, Reference reference, long person) => found switch
    {
        null => Problem.NotFound("proposal.unknown", $"{reference} names nobody who waits.", "Look at the list of those who wait.")
            .InIndonesian($"{reference} bukan orang yang sedang menunggu.", "Lihat daftar yang menunggu.")
            .AtCommandLine("See: paseban proposal list"),
        { State: "linked" } => Problem.Conflict(
            "proposal.decided", $"It was decided before who {reference} is.", "A decision stands; correct the application instead.")
            .InIndonesian($"Siapa {reference} sudah diputuskan.", "Keputusan tetap berlaku; perbaiki pendaftarannya."),
        { CandidateId: null } => Problem.NotFound(
            "proposal.candidate", $"{PersonKey.ReferenceOf(person)} was not found for {reference}.",
            "Decide about one of those that were found, or write the NIK into the draft.")
            .InIndonesian(
                $"{PersonKey.ReferenceOf(person)} tidak ditemukan untuk {reference}.",
                "Putuskan tentang orang yang ditemukan, atau tulis NIK di draf pendaftaran.")
            .AtCommandLine("See: paseban proposal list; paseban application edit"),
        { Decision: not null } => Problem.Conflict(
            "proposal.decided", $"It was decided before that {PersonKey.ReferenceOf(person)} is not {reference}.", "A decision stands.")
            .InIndonesian($"Sudah diputuskan bahwa {PersonKey.ReferenceOf(person)} bukan {reference}.", "Keputusan tetap berlaku."),
        _ => null,
    };

    /// <summary>Puts the registry's NIK into the form, and submits it when that was all it lacked.</summary>
    private async Task<Outcome<ProposalDecided>> LinkAsync(
        UnitOfWork work, IdentityVault vault, Row found, long person, CancellationToken ct)
    {
        var application = await Applications.FindToChangeAsync(work, ApplicationWords.ReferenceOf(found.ApplicationId), ct);
        if (!application.Succeeded) return application.Problems.ToArray();
        if (application.Value.StateNow != ApplicationState.Draft) return ChangedByHand(application.Value);
        var form = JsonNode.Parse(await Applications.ReadFormAsync(work, vault, application.Value, ct))!;
        if (form["members"] is not JsonArray members || found.Place >= members.Count || members[(int)found.Place] is not JsonObject member
            || member["nik"] is not null || (string?)member["name"] != found.Name)
            return ChangedByHand(application.Value);
        var ciphertext = await work.SingleAsync<string>(
            "select ciphertext from person_nik where person_id = @person and current = 1", new { person }, ct);
        member["nik"] = vault.Decrypt(person, IdentityField.Nik, ciphertext);
        await AccessLog.RecordAsync(work, [person], ct);
        var text = FormReader.Compact(form.ToJsonString())!;
        var draft = await Applications.AddVersionAsync(work, vault, application.Value, text, ct);
        await Applications.AddEventAsync(work, draft.Id, ApplicationEventKind.Saved, WaitingProposals.ReferenceOf(found.Id), ct);
        await work.ExecuteAsync("update waiting_member set state = 'linked' where id = @Id", new { found.Id }, ct);

        var reading = await BeginApplication.ReadAsync(work, law, text, ct);
        var wave = (await WaveCalendar.ReadAsync(work, ct)).TakingFrom(draft, work.Context.Today);
        if (reading.Form is null || !wave.Succeeded)
            return new ProposalDecided(
                "", draft.Reference, "", true, null, reading.Form is null ? [.. reading.Faults, .. reading.Gaps] : wave.Problems);
        var submitted = await SubmitApplication.LandAsync(work, vault, law, draft, reading.Form, wave.Value, ct);
        return submitted.Succeeded
            ? new ProposalDecided("", draft.Reference, "", true, submitted.Value, [])
            : submitted.Problems.ToArray();
    }

    private static Problem ChangedByHand(ApplicationRow application) => Problem.Conflict(
        "proposal.changed", $"{application.Reference} was changed by hand since it was proposed.",
        "Look at it, and write the NIK there.")
        .InIndonesian($"{application.Reference} diubah dengan tangan sejak diusulkan.", "Lihat pendaftaran itu, dan tulis NIK di sana.")
        .AtCommandLine($"See: paseban application show {application.Reference}");

    private sealed record Row(
        long Id, long ApplicationId, long Place, string Name, string State, string? Decision, long? CandidateId);
}
