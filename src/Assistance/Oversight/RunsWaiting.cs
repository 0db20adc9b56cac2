using System.Collections.Frozen;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Rules;

namespace Paseban.Assistance.Oversight;

/// <summary>Which runs wait for which work, as their agenda has it: what a first page counts, and the list that it leads to.</summary>
public sealed class RunsWaiting(Database database, Law law)
{
    private static readonly FrozenDictionary<Waiting, RunAct[]> Acts = new Dictionary<Waiting, RunAct[]>
    {
        // A finding that nobody can accept ends with a cancelled run: that too is found out by looking at the check.
        [Waiting.RunsToCheck] = [RunAct.Check, RunAct.Accept, RunAct.Cancel],
        [Waiting.RunsToApprove] = [RunAct.Approve],
        [Waiting.RunsToOrder] = [RunAct.Order],
        [Waiting.RunsToInstruct] = [RunAct.Instruct],
        [Waiting.RunsToReissue] = [RunAct.Reissue],
        [Waiting.RunsToReconcile] = [RunAct.Reconcile],
        [Waiting.RunsToClose] = [RunAct.Close],
    }.ToFrozenDictionary();

    /// <summary>The kinds of work that a run waits for as a whole.</summary>
    public static IReadOnlyList<Waiting> Kinds => [.. Acts.Keys.Order()];

    /// <summary>The runs that wait for this, the newest first.</summary>
    public async Task<IReadOnlyList<Run>> ListAsync(Waiting kind, Actor actor, DateOnly today, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var underWay = await RunStanding.UnderWayAsync(reading, law, today, ct);
        return [.. underWay.Where(run => Waits(run, kind, actor)).Select(run => run.Run)];
    }

    internal static bool Waits(RunStanding run, Waiting kind, Actor actor) =>
        RunAgenda.Of(run).Any(item => item.IsNext && Acts[kind].Contains(item.Act))
        && (kind != Waiting.RunsToApprove || IsNeededBy(run, actor));

    /// <summary>
    /// An approver is asked where their role is still missing and the run is not their own work; who approves nothing sees all that wait.
    /// A run that lacks nobody was left behind, and any approver completes it.
    /// </summary>
    private static bool IsNeededBy(RunStanding run, Actor actor) =>
        Rights.Refusal(actor, ProcessKind.RunApproving) is not null
        || (run.Run.BuiltBy != actor.Id && (run.Missing.Count == 0 || run.Missing.Any(actor.Has)));
}
