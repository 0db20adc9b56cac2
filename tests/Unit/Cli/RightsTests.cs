using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Unit.Cli;

public sealed class RightsTests
{
    private static readonly ProcessKind[] Approvals =
        [
            ProcessKind.RunApproving,
            ProcessKind.RunInstructing,
            ProcessKind.PaymentReleasing,
            ProcessKind.PaymentForfeiting,
            ProcessKind.RunClosing
        ];

    [Fact]
    public void Of_EveryProcess_NamesARole() => Assert.All(Enum.GetValues<ProcessKind>(), kind => Assert.NotEmpty(Rights.Of(kind)));

    [Fact]
    public void Of_EveryChange_LeavesTheAuditorOut() =>
        // Reading an identity is a process because it leaves an access record, saving a list because it is kept on record; they change
        // nobody's record, and recomputing the audit trail changes nothing. Signing in changes one's own.
        Assert.All(
            Enum.GetValues<ProcessKind>().Except(
                [ProcessKind.IdentityReading, ProcessKind.SigningIn, ProcessKind.ListExporting, ProcessKind.AuditVerifying]),
            kind => Assert.DoesNotContain(Role.Auditor, Rights.Of(kind)));

    [Fact]
    public void Of_EveryInquiry_LetsTheAuditorAsk() =>
        Assert.All(Enum.GetValues<Inquiry>(), inquiry => Assert.Contains(Role.Auditor, Rights.Of(inquiry)));

    [Fact]
    public void Of_EveryApproval_LeavesAdministratorsAndBuildersOut() => Assert.All(Approvals, kind =>
    {
        Assert.DoesNotContain(Role.Administrator, Rights.Of(kind));
        Assert.DoesNotContain(Role.PusdatinOfficer, Rights.Of(kind));
    });

    [Fact]
    public void Refusal_WithoutTheRole_NamesTheRolesThatHaveIt()
    {
        var refusal = Rights.Refusal(A.Actor(1, Role.CallCentre), ProcessKind.RunBuilding);

        Assert.Equal(ProblemKind.Forbidden, refusal!.Kind);
        Assert.Contains("pusdatin-officer", refusal.Remedy, StringComparison.Ordinal);
    }
}
