using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>What was decided about one person.</summary>
/// <param name="Facts">The facts it rests on, with source and date.</param>
internal readonly record struct Decision(long PersonId, AssessmentCode Code, string Facts);

/// <summary>The decisions of one assessment, which never change.</summary>
public sealed class Decisions : IAsyncDisposable
{
    public static readonly RowSet Set = new(
        "assessment.decisions",
        "select person_id, outcome, not_met, unknown, facts from decision where assessment_id = @id order by person_id");

    private readonly long assessment;
    private readonly BulkWriter bulk;
    private readonly MerkleRoot root = new();

    private Decisions(long assessment, BulkWriter bulk) => (this.assessment, this.bulk) = (assessment, bulk);

    internal static Decisions Begin(UnitOfWork work, long assessment) =>
        new(assessment, work.Bulk("decision", "person_id", "assessment_id", "outcome", "not_met", "unknown", "facts"));

    /// <summary>Adds a decision; people come in the order of their numbers.</summary>
    internal void Add(in Decision decision)
    {
        var (person, code, facts) = decision;
        var outcome = (long)code.Outcome;
        bulk.Add(person).Add(assessment).Add(outcome).Add(code.NotMet).Add(code.Unknown).Add(facts).EndRow();
        root.Cell(person);
        root.Cell(outcome);
        root.Cell(code.NotMet);
        root.Cell(code.Unknown);
        root.Cell(facts);
        root.EndRow();
    }

    internal async Task<RowSetRoot> CompleteAsync(CancellationToken ct)
    {
        await bulk.CompleteAsync(ct);
        return new(Set.Name, assessment, root.Count, root.Root());
    }

    public ValueTask DisposeAsync() => bulk.DisposeAsync();
}
