using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>What the decisions on verified findings did to recipients.</summary>
/// <param name="Decisions">Upheld findings about current recipients that were not applied before.</param>
/// <param name="Recorded">Ends and suspensions recorded, one for each programme.</param>
/// <param name="Refused">Decisions that could not be applied, each with why.</param>
public sealed record VerificationApplied(long Decisions, long Recorded, IReadOnlyList<string> Refused);

/// <summary>
/// Carries upheld findings into the standing of current recipients: death and moving away end the assistance, everything else suspends it
/// until a later check. A finding alone never stops anybody; the named officer's decision, after the right of reply, does.
/// </summary>
public sealed class ApplyVerification(Database database, KeyRing keys, Law law)
{
    private const string Suspension = "NO_LONGER_ELIGIBLE";

    // Recorded: what an event of that day rests on; a decision is applied when it is the decision itself.
    private const string Open = """
        select d.person_id as PersonId, d.proposal_id as Proposal, p.reason as Reason, d.effective_on as EffectiveOn,
               r.programme as Programme, coalesce(e.evidence, '') as Recorded
        from verification_decision d
        join verification_proposal p on p.person_id = d.person_id and p.id = d.proposal_id and p.application_id = 0
        join (select distinct person_id, programme from recipient where status = 'active') r on r.person_id = d.person_id
        left join recipient_event e
            on e.person_id = d.person_id and e.programme = r.programme and e.effective_on = d.effective_on
        where d.outcome = 'upheld'
        order by d.proposal_id, r.programme
        """;

    public async Task<Outcome<VerificationApplied>> RunAsync(ProcessContext context, CancellationToken ct = default)
    {
        using var vault = new IdentityVault(keys);
        IReadOnlyList<Row> open;
        Dictionary<long, string> niks;
        await using (var reading = await database.ReadAsync(ct))
        {
            if (await IdentityVault.CheckRingAsync(reading, keys, ct) is { } wrongRing) return wrongRing;
            open = [.. (await reading.ListAsync<Row>(Open, ct: ct)).Where(row => row.Recorded != row.Evidence)];
            niks = await NiksAsync(reading, vault, open, ct);
        }
        var (recorded, refused) = (0L, new List<string>());
        var changes = new ChangeRecipients(database, keys, law);
        foreach (var row in open)
        {
            var changed = await changes.RunAsync(ChangeOf(row, niks[row.PersonId]), context with { Evidence = row.Evidence }, ct);
            if (changed.Succeeded) recorded += changed.Value.Recorded;
            else refused.Add($"{row.Evidence} {row.Programme}: {changed.Problems[0].Message} {changed.Problems[0].Remedy}");
        }
        return new VerificationApplied(open.Select(row => row.Proposal).Distinct().Count(), recorded, refused);
    }

    /// <summary>What the law only ends with (death, moving away) ends; everything else suspends until a later check.</summary>
    private RecipientChange ChangeOf(Row row, string nik)
    {
        var reason = law.Reasons.Find(row.Reason);
        var ends = reason is { MayEnd: true, MaySuspend: false };
        return new(
            nik, row.Programme, ends ? RecipientEventKind.Ended : RecipientEventKind.Suspended,
            ends || reason is { MaySuspend: true } ? row.Reason : Suspension, IsoDate.Parse(row.EffectiveOn), row.Evidence);
    }

    private static async Task<Dictionary<long, string>> NiksAsync(
        Reading reading, IdentityVault vault, IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var niks = new Dictionary<long, string>();
        foreach (var person in rows.Select(row => row.PersonId).Distinct())
        {
            var ciphertext = await reading.SingleAsync<string>(
                "select ciphertext from person_nik where person_id = @person and current = 1", new { person }, ct);
            niks.Add(person, vault.Decrypt(person, IdentityField.Nik, ciphertext));
        }
        return niks;
    }

    private sealed record Row(long PersonId, long Proposal, string Reason, string EffectiveOn, string Programme, string Recorded)
    {
        public string Evidence => Reference.Of("VER", Proposal).ToString();
    }
}
