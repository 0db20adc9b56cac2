namespace Paseban.Assistance.Disbursement;

/// <summary>The acts on a run, in their order.</summary>
public enum RunAct
{
    Check = 1,
    Approve = 2,
    Order = 3,
    Instruct = 4,
    Send = 5,
    Receive = 6,
    Reissue = 7,
    Release = 8,
    Forfeit = 9,
    Reconcile = 10,
    Close = 11,
    Cancel = 12,

    /// <summary>Takes a finding of the check as it is, with a reason.</summary>
    Accept = 13,
}

/// <param name="Process">The process that the act is; its roles may do it.</param>
/// <param name="IsNext">The run waits for it; otherwise it is only possible.</param>
public sealed record AgendaItem(RunAct Act, ProcessKind Process, bool IsNext);

/// <summary>What can be done to a run where it stands, and which of it is next. Who may is another matter: the rights of roles.</summary>
public static class RunAgenda
{
    private static readonly PaymentState[] CameBack = [PaymentState.Rejected, PaymentState.Returned];

    public static IReadOnlyList<AgendaItem> Of(RunStanding run) =>
        [.. Acts(run).Select(act => new AgendaItem(act.Act, ProcessOf(act.Act), act.IsNext)).OrderByDescending(item => item.IsNext)];

    public static ProcessKind ProcessOf(RunAct act) => act switch
    {
        RunAct.Check or RunAct.Accept => ProcessKind.RunChecking,
        RunAct.Approve => ProcessKind.RunApproving,
        RunAct.Order => ProcessKind.PaymentOrderRecording,
        RunAct.Instruct => ProcessKind.RunInstructing,
        RunAct.Send => ProcessKind.BankFileSending,
        RunAct.Receive => ProcessKind.BankFileReceiving,
        RunAct.Reissue => ProcessKind.RunBuilding,
        RunAct.Release => ProcessKind.PaymentReleasing,
        RunAct.Forfeit => ProcessKind.PaymentForfeiting,
        RunAct.Reconcile => ProcessKind.RunReconciling,
        RunAct.Close => ProcessKind.RunClosing,
        RunAct.Cancel => ProcessKind.RunCancelling,
    };

    private static IEnumerable<(RunAct Act, bool IsNext)> Acts(RunStanding run)
    {
        var state = run.Run.State;
        var isOpen = state is RunState.Built or RunState.Checked;
        var isClear = run.Acceptable + run.Blocking == 0;
        if (isOpen && run.Acceptable > 0) yield return (RunAct.Accept, true);
        if (isOpen) yield return (RunAct.Check, state == RunState.Built && isClear);
        if (state == RunState.Checked && isClear) yield return (RunAct.Approve, true);
        if (state == RunState.Approved)
            yield return run.Run.IsReissue || run.IsFunded ? (RunAct.Instruct, true) : (RunAct.Order, true);
        foreach (var act in AtTheBank(run)) yield return act;
        if (state == RunState.Reconciled) yield return (RunAct.Close, true);
        if (state != RunState.Cancelled && run.Count(PaymentState.Held) > 0) yield return (RunAct.Release, false);
        if (state != RunState.Cancelled && (run.Count(PaymentState.Held) > 0 || CameBack.Any(came => run.Count(came) > 0)))
            yield return (RunAct.Forfeit, false);
        if (state is RunState.Built or RunState.Checked or RunState.Approved)
            yield return (RunAct.Cancel, isOpen && run.Blocking > 0);
    }

    private static IEnumerable<(RunAct Act, bool IsNext)> AtTheBank(RunStanding run)
    {
        if (run.Run.State is not (RunState.Instructed or RunState.Reconciled or RunState.Closed)) yield break;
        var cameBack = CameBack.Any(came => run.Count(came) > 0);
        if (cameBack) yield return (RunAct.Reissue, true);
        if (run.Run.State != RunState.Instructed) yield break;
        if (run.FilesWaiting > 0) yield return (RunAct.Send, true);
        else yield return (RunAct.Receive, run.Count(PaymentState.Instructed) > 0);
        yield return (RunAct.Reconcile, !cameBack && run.Count(PaymentState.Instructed) == 0);
    }
}
