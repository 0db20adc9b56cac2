using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Targeting;

namespace Paseban.Assistance.Oversight;

/// <summary>Every set of rows that an audit event vouches for by a Merkle root; a step that adds one lists it here.</summary>
internal static class VouchedRows
{
    public static readonly IReadOnlyList<RowSet> All =
    [
        Decisions.Set, CaseTrail.Rows, Meeting.Agenda, MinutesData.Rows, TargetListRows.Set, SubmissionRows.Set, DeterminationRows.Set,
        Quotas.Rows, RankingRows.Set, DecreeRows.Set, RecipientEvents.Set, Run.Snapshot,
    ];
}
