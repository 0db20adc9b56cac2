using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;
using Paseban.Ledger;

namespace Paseban.Assistance.Oversight;

/// <summary>Everything that the trail answers for; a step that adds something lists it here, and SECURITY.md names it.</summary>
internal static class VouchedRows
{
    public static readonly Vouched All = new()
    {
        RowSets =
        [
            Decisions.Set, CaseTrail.Rows, Meeting.Agenda, MinutesData.Rows, TargetListRows.Set, SubmissionRows.Set, DeterminationRows.Set,
            Quotas.Rows, RankingRows.Set, DecreeRows.Set, RecipientEvents.Set, Run.Snapshot, ReceivedMessages.Statements,
        ],
        Claims =
        [
            Journal.Recorded, RecordBudget.Recorded, FundAccount.Recorded, Run.Recorded, ApproveRun.Recorded, RecordPaymentOrder.Recorded,
            BankFile.Recorded, ReceivedMessages.Recorded, CloseYear.Recorded, AuthoriseLateMonths.Recorded,
        ],
        Derived = [PayeeSnapshot.Months, PayeeSnapshot.Accounts, RecipientStanding.Lines],
    };
}
