using Paseban.Assistance.Intake;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Matching;

/// <param name="Person">P-...</param>
/// <param name="Name">Masked.</param>
/// <param name="PerMille">Probability that it is the same person, in thousandths.</param>
/// <param name="Parts">Which column agrees how, and how many bits it adds to or takes from the odds.</param>
public sealed record ProposalCandidate(string Person, string Name, string BirthDate, string? Area, long PerMille, string Parts);

/// <summary>Somebody whom a list proposed without a usable NIK.</summary>
/// <param name="Reference">USL-...</param>
/// <param name="Application">The household's draft.</param>
/// <param name="Import">The list that proposed them, and its line.</param>
/// <param name="Name">Masked.</param>
/// <param name="Candidates">Undecided, the likeliest first; none: the household is asked for the card, and the draft is corrected.</param>
public sealed record WaitingProposal(
    string Reference, string Application, string Import, long Line, string Name, string BirthDate, string Area,
    IReadOnlyList<ProposalCandidate> Candidates);

/// <summary>Shows the worklist of a wave: who waits for a NIK, and whom the registry has for them.</summary>
public sealed class ListProposals(Database database)
{
    public async Task<Outcome<IReadOnlyList<WaitingProposal>>> RunAsync(string waveCode, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var wave = await WaveCalendar.FindAsync(reading, waveCode, ct);
        if (!wave.Succeeded) return wave.Problems.ToArray();
        var found = (await reading.ListAsync<CandidateRow>(
            """
            select c.waiting_id as WaitingId, c.person_id as PersonId, p.name as Name, p.birth_date as BirthDate, p.area as Area,
                   c.per_mille as PerMille, c.parts as Parts
            from waiting_candidate c join waiting_member w on w.id = c.waiting_id join person p on p.person_id = c.person_id
            where w.wave_id = @Id and w.state = 'open' and c.decision is null order by c.waiting_id, c.per_mille desc, c.person_id
            """,
            new { wave.Value.Id }, ct)).ToLookup(row => row.WaitingId);
        var waiting = await reading.ListAsync<WaitingRow>(
            """
            select w.id as Id, w.application_id as ApplicationId, w.import as Import, w.line as Line, w.name as Name,
                   w.birth_date as BirthDate, w.area as Area
            from waiting_member w join application a on a.id = w.application_id
            where w.wave_id = @Id and w.state = 'open' and a.state = 'draft' order by w.id
            """,
            new { wave.Value.Id }, ct);
        return waiting.Select(row => new WaitingProposal(
            WaitingProposals.ReferenceOf(row.Id), ApplicationWords.ReferenceOf(row.ApplicationId), row.Import, row.Line,
            PersonNames.Mask(row.Name), row.BirthDate, row.Area,
            [
                .. found[row.Id].Select(one => new ProposalCandidate(
                    PersonKey.ReferenceOf(one.PersonId), PersonNames.Mask(one.Name), one.BirthDate, one.Area, one.PerMille, one.Parts)),
            ])).ToList();
    }

    private sealed record WaitingRow(long Id, long ApplicationId, string Import, long Line, string Name, string BirthDate, string Area);

    private sealed record CandidateRow(
        long WaitingId, long PersonId, string Name, string BirthDate, string? Area, long PerMille, string Parts);
}
