using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <summary>A finding that was put to somebody, with what they said and what was decided.</summary>
/// <param name="Name">Masked: <c>SIT* A***</c>.</param>
/// <param name="Application">REG-... of the registration that it would stop; null for a current recipient.</param>
/// <param name="Visit">VIS-... that it comes from; null for another finding.</param>
/// <param name="ProposedById">Who proposed does not decide.</param>
public sealed record ProposalShown(
    string Reference, string Person, string Name, string Kelurahan, string? Application, string? Visit, string ReasonCode,
    BilingualText Reason, BilingualText? NextStep, string Evidence, DateOnly NotifiedOn, DateOnly ReplyUntil, ProposalState State,
    string ProposedBy, long ProposedById, IReadOnlyList<ReplyShown> Replies, DecisionShown? Decision);

public sealed record ReplyShown(long Number, DateOnly ReceivedOn, string Note, string Evidence, string RecordedBy);

public sealed record DecisionShown(bool Upheld, DateOnly EffectiveOn, string Note, DateTimeOffset At, string By);

/// <summary>Shows one finding on its way. No identity is read.</summary>
public sealed class ShowProposal(Database database, Law law)
{
    public async Task<Outcome<ProposalShown>> RunAsync(string proposal, DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await Proposals.FindAsync(reading, proposal, ct);
        if (!found.Succeeded) return found.Problems.Select(problem => problem with { Kind = ProblemKind.NotFound }).ToArray();
        var key = found.Value;
        var row = await reading.SingleAsync<Row>(
            """
            select p.name as Name, p.area as Area, v.visit_id as VisitId, v.evidence as Evidence, v.notified_on as NotifiedOn,
                   coalesce(a.name, 'system') as ProposedBy
            from verification_proposal v join person p on p.person_id = v.person_id left join actor a on a.id = v.proposed_by
            where v.person_id = @PersonId and v.id = @Id
            """,
            key, ct);
        var replies = await reading.ListAsync<(long Number, string On, string Note, string Evidence, string By)>(
            """
            select r.number, r.received_on, r.note, r.evidence, coalesce(a.name, 'system') from verification_reply r
            left join actor a on a.id = r.recorded_by where r.person_id = @PersonId and r.proposal_id = @Id order by r.number
            """,
            key, ct);
        var decided = await reading.ListAsync<(string Outcome, string On, string Note, long At, string By)>(
            """
            select d.outcome, d.effective_on, d.note, d.decided_at, coalesce(a.name, 'system') from verification_decision d
            left join actor a on a.id = d.decided_by where d.person_id = @PersonId and d.proposal_id = @Id
            """,
            key, ct);
        var until = IsoDate.Parse(key.ReplyUntil);
        return new ProposalShown(
            Proposals.ReferenceOf(key.Id), PersonKey.ReferenceOf(key.PersonId), MaskedName.Of(row.Name),
            (await AreaIndex.ReadAsync(reading, ct)).FullName(AreaCode.Parse(row.Area)),
            key.ApplicationId == 0 ? null : Reference.Of("REG", key.ApplicationId).ToString(),
            row.VisitId is { } visit ? Visits.ReferenceOf(visit) : null, key.Reason,
            law.Reasons.Find(key.Reason)?.Text ?? new(key.Reason, key.Reason), law.Reasons.Find(key.Reason)?.NextStep, row.Evidence,
            IsoDate.Parse(row.NotifiedOn), until, Proposals.StateOf(key.Decision, key.Replies, until, today), row.ProposedBy,
            key.ProposedBy,
            [.. replies.Select(r => new ReplyShown(r.Number, IsoDate.Parse(r.On), r.Note, r.Evidence, r.By))],
            decided is [var d]
                ? new DecisionShown(d.Outcome == "upheld", IsoDate.Parse(d.On), d.Note, Instant.FromMicroseconds(d.At), d.By)
                : null);
    }

    private sealed record Row(string Name, string Area, long? VisitId, string Evidence, string NotifiedOn, string ProposedBy);
}
