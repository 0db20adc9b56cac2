using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class UnmergePersonsCommand() : PersonDecisionCommand(
    ProcessKind.PersonsMerging, "unmerge", "Undoes a merge: the two records are two people after all.", "paseban person unmerge P-1113-N")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var law = session.Law();
        if (!law.Succeeded) return session.Refuse(law.Problems);
        var undone = await new MergePersons(session.Database, session.Keys, law.Value.Facts).UndoAsync(
            Person(session), session.Context(Process), ct);
        return session.Finish(undone, (page, result) =>
            page.Good($"{result.Merged} dan {result.Kept} terpisah lagi.", $"{result.Merged} and {result.Kept} stand apart again."));
    }
}
