namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Gives a run up before anything was sent: its months are due again, and what its approval booked is booked back. A payment that a
/// decision has forfeited stays so.
/// </summary>
public sealed class CancelRun(Database database)
{
    private static readonly string Open = string.Join(", ", Cancellable.Select(state => $"'{state.Stored}'"));

    /// <summary>The states in which a payment is given up with its run.</summary>
    internal static IReadOnlyList<PaymentState> Cancellable => [PaymentState.Planned, PaymentState.Held, PaymentState.Approved];

    public async Task<Outcome<Run>> RunAsync(string runName, ProcessContext context, CancellationToken ct = default)
    {
        if (RunErrors.WithoutReason(context) is { } unexplained) return unexplained;
        await using var work = await database.BeginAsync(context, ct);
        var found = await Run.LockAsync(work, runName, ct);
        if (!found.Succeeded) return found;
        var run = found.Value;
        if (run.State == RunState.Cancelled) return run;
        if (run.State is not (RunState.Built or RunState.Checked or RunState.Approved))
            return RunErrors.WrongState(run, "cancel", RunState.Built, RunState.Checked, RunState.Approved);

        await OwedPayments.BookBackAsync(
            work, run, "p.state = 'approved' or (p.state = 'planned' and p.previous_id is not null)", "cancelled", ct);
        await ChosenPayments.CreateAsync(work, ct);
        await work.ExecuteAsync(
            $"insert into temp_chosen (person_id, id) select person_id, id from payment where run_id = @Id and state in ({Open})",
            new { run.Id }, ct);
        var cancelled = await ChosenPayments.SettledAsync(work, run, ct);
        await ReleasePayments.ReleaseMonthsAsync(work, ct);
        await ChosenPayments.MoveAsync(work, PaymentState.Cancelled, ct);
        await Run.SetStateAsync(work, run.Id, RunState.Cancelled, ct);
        work.Record(
            "run.cancelled", run.Reference.ToString(),
            new { run.Name, context.Reason, cancelled.Payments, total = cancelled.Amount.Amount });
        await work.CommitAsync(ct);
        return run with { State = RunState.Cancelled };
    }
}
