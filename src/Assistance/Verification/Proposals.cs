using Paseban.Rules;

namespace Paseban.Assistance.Verification;

/// <param name="ApplicationId">The registration it would stop; 0 for a current recipient.</param>
/// <param name="VisitId">The visit it comes from; null for another finding.</param>
/// <param name="Reason">Code of the reason catalogue.</param>
/// <param name="Evidence">What it rests on.</param>
internal sealed record NewProposal(long PersonId, long ApplicationId, long? VisitId, string Reason, string Evidence);

/// <summary>How far a proposal has come.</summary>
public enum ProposalState
{
    /// <summary>The person may still reply.</summary>
    AwaitingReply = 1,

    /// <summary>The person replied; somebody must decide.</summary>
    Replied = 2,

    /// <summary>The time to reply is over and nobody decided: it goes up to the approver of the Dinas, and never lapses.</summary>
    Escalated = 3,
    Upheld = 4,
    Dismissed = 5,
}

/// <summary>Findings on their way to a decision.</summary>
internal static class Proposals
{
    public const string Prefix = "VER";

    /// <summary>Days to reply, of <c>law/steps</c>.</summary>
    private const string ReplyDays = "verification_reply_days";

    public static string ReferenceOf(long id) => Reference.Of(Prefix, id).ToString();

    /// <summary>Puts findings to their people from <paramref name="notified"/> on. Gives the references in the order of the list.</summary>
    public static async Task<Outcome<IReadOnlyList<string>>> OpenAsync(
        UnitOfWork work, Law law, IReadOnlyList<NewProposal> proposals, DateOnly notified, CancellationToken ct)
    {
        if (proposals.Count == 0) return new List<string>();
        var days = law.StepNumber(ReplyDays, notified);
        if (!days.Succeeded) return days.Problems.ToArray();
        var first = await work.TakeNumbersAsync("verification_proposal", proposals.Count, ct);
        await using var bulk = work.Bulk(
            "verification_proposal", "person_id", "id", "application_id", "visit_id", "reason", "evidence", "notified_on", "reply_until",
            "proposed_at", "proposed_by");
        foreach (var (i, proposal) in proposals.Index())
        {
            bulk.Add(proposal.PersonId).Add(first + i).Add(proposal.ApplicationId).Add(proposal.VisitId).Add(proposal.Reason)
                .Add(proposal.Evidence).Add(notified).Add(notified.AddDays((int)days.Value)).Add(work.Context.AtMicroseconds)
                .Add(work.Context.Actor.Id).EndRow();
        }
        await bulk.CompleteAsync(ct);
        var references = proposals.Select((proposal, i) => ReferenceOf(first + i)).ToList();
        work.Record("verification.proposed", references.Count == 1 ? references[0] : $"{references[0]}..{references[^1]}", new
        {
            reasons = proposals.CountBy(proposal => proposal.Reason).ToDictionary(),
            reply_until = notified.AddDays((int)days.Value).Iso,
        });
        return references;
    }

    /// <summary>The proposal of a reference (VER-...), with who proposed and how long the person may reply.</summary>
    public static async Task<Outcome<ProposalRow>> FindAsync(Reading reading, string text, CancellationToken ct)
    {
        var reference = Reference.Read(Prefix, text);
        if (!reference.Succeeded) return reference.Problems.ToArray();
        return await reading.FindAsync<ProposalRow>(
            """
            select p.person_id as PersonId, p.id as Id, p.application_id as ApplicationId, p.reason as Reason, p.reply_until as ReplyUntil,
                   p.proposed_by as ProposedBy, d.outcome as Decision,
                   (select count(*) from verification_reply r where r.person_id = p.person_id and r.proposal_id = p.id) as Replies
            from verification_proposal p
            left join verification_decision d on d.person_id = p.person_id and d.proposal_id = p.id where p.id = @Id
            """,
            new { reference.Value.Id },
            ct) is { } found
            ? found
            : Problem.NotFound("verification.unknown", $"{reference.Value} names no proposal.", "Look at the list of findings.")
                .InIndonesian($"Tidak ada temuan {reference.Value}.", "Lihat daftar temuan.")
                .AtCommandLine("See: paseban verification list");
    }

    public static ProposalState StateOf(string? decision, long replies, DateOnly replyUntil, DateOnly today) => decision switch
    {
        "upheld" => ProposalState.Upheld,
        "dismissed" => ProposalState.Dismissed,
        _ when today > replyUntil => ProposalState.Escalated,
        _ => replies > 0 ? ProposalState.Replied : ProposalState.AwaitingReply,
    };
}

internal sealed record ProposalRow(
    long PersonId, long Id, long ApplicationId, string Reason, string ReplyUntil, long ProposedBy, string? Decision, long Replies);
