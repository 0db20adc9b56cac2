using Paseban.Kernel;

namespace Paseban.Assistance.Disbursement;

/// <summary>Every way in which an act on a run can fail, side by side.</summary>
internal static class RunErrors
{
    public static Problem NameTaken(string name, string field) => Problem.Conflict(
        "run.name-taken", $"Run '{name}' exists already with another {field}.", "Choose another name, or repeat the command as it was.");

    public static Problem NothingDue(MonthRange months) => Problem.Conflict(
        "run.nothing-due", $"Nobody is due a month in {months} that is not paid or allocated already.", "Check programme, cohort and "
            + "period: paseban run list");

    public static Problem LawNotAdopted(string hash) => Problem.Conflict(
        "law.not-adopted", $"The law in the folder ({hash[..12]}) has not been adopted.", "Let a Pusdatin officer run: paseban law adopt");

    public static Problem WrongState(Run run, string act, params RunState[] needed) => Problem.Conflict(
        "run.state",
        $"Run '{run.Name}' is {run.State.Stored}; to {act} it, it must be {string.Join(" or ", needed.Select(s => s.Stored))}.",
        $"See where it stands: paseban run status {run.Name}");

    public static Problem YearClosed(int year) => Problem.Conflict(
        "run.year-closed", $"The fiscal year {year} is closed; its months are paid only under a named authority.",
        "Record one (paseban budget late-authority) and name it with --late-authority.");

    public static Problem UnknownAuthority(string authority) => Problem.NotFound(
        "run.authority-unknown", $"No authority '{authority}' is recorded for the months of a closed year.", "Record it: paseban budget "
            + "late-authority");

    public static Problem NoBudget(string programme, int year) => Problem.Conflict(
        "budget.missing", $"{programme} has no budget line for {year}.", "Record the DPA: paseban budget record");

    public static Problem CeilingExceeded(string programme, int year, Rupiah need, Rupiah remaining) => Problem.Conflict(
        "budget.ceiling", $"{programme} needs {need}, but only {remaining} of the {year} ceiling remains: {need - remaining} too much.",
        "Reduce the run, or have the budget amended and record it.");

    public static Problem OpenFindings(int count) => Problem.Conflict(
        "run.findings", $"{count} finding(s) of the sentinel stand without a reason.",
        "Read them (paseban run check), then accept each: paseban run check NAME --accept CODE --reason \"...\"");

    public static Problem Blocked(string code, string detail) => Problem.Conflict(
        "run.blocked", $"{code}: {detail}", "This cannot be accepted; cancel the run, mend the cause and build again.");

    public static Problem MakerCannotApprove(string what) => Problem.Forbidden(
        "run.maker", $"You {what}; nobody approves their own work.", "Another person with the role must approve.");

    public static Problem RoleNotNeeded(IEnumerable<Role> open) => Problem.Forbidden(
        "run.role", $"None of your roles is still to approve this run. Open: {string.Join(", ", open)}.", "Let a person with that role "
            + "approve.");

    public static Problem SnapshotChanged(string name) => Problem.Conflict(
        "run.snapshot", $"The payments of '{name}' are not what was built: their hash differs.", "Stop. Do not approve or send; call the "
            + "auditor (paseban audit verify).");

    public static Problem NoPaymentOrder(string name) => Problem.Conflict(
        "run.no-sp2d", $"Run '{name}' has no SP2D: the treasury has not released its money.", "Record SPP, SPM and SP2D: paseban order "
            + "record");

    public static Problem OrderTooSmall(Rupiah order, Rupiah total) => Problem.Conflict(
        "run.sp2d-short", $"The SP2D is for {order}, the run for {total}.", "Have the payment order corrected before anything is sent.");

    public static Problem SeparateActs(string act) => Problem.Forbidden(
        "run.separate-acts", $"You have already {act} this run; its acts belong to different people.", "Let another person do this step.");

    public static Problem NothingToReissue(string name) => Problem.Conflict(
        "run.nothing-to-reissue", $"Run '{name}' has no rejected or returned payment whose account was corrected since.",
        "Import the corrected accounts first: paseban import accounts");

    public static Problem StillOpen(long count, string state) => Problem.Conflict(
        "run.open-payments", $"{count} payment(s) are still {state}.",
        "Receive the bank's files, reissue or forfeit what came back, then reconcile again.");

    public static Problem Difference(Rupiah difference) => Problem.Conflict(
        "run.difference", $"Decree, instruction and statement differ by {difference}.", "Look into it: paseban run reconcile shows each "
            + "side; close only at zero.");

    public static Problem SubLedger(string account, Rupiah payments, Rupiah ledger) => Problem.Conflict(
        "run.sub-ledger", $"Account {account} stands at {ledger}, its payments at {payments}.", "Do not close; call the auditor.");

    public static Problem UnbookedCash(Rupiah cash) => Problem.Conflict(
        "bank.unbooked-cash",
        $"The bank's balance and the books differ by {cash}, which waits in the exception inbox.",
        "Book each to suspense (paseban bank exceptions, paseban bank resolve NUMBER --suspense), then close again.");

    public static Problem OpenExceptions(long count) => Problem.Conflict(
        "bank.open-exceptions", $"{count} exception(s) of this run's bank files are not resolved.", "See: paseban bank exceptions");
}
