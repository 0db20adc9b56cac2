using System.Collections.Frozen;
using static Paseban.Kernel.Role;

namespace Paseban.Assistance.Accounts;

/// <summary>
/// The one table that says which roles may do what (docs/operating/roles.md shows it). The edge asks it before a use case runs;
/// finer rules (nobody approves what they built) stand in the use cases.
/// </summary>
public static class Rights
{
    private static readonly FrozenDictionary<ProcessKind, FrozenSet<Role>> Changes =
        Enum.GetValues<ProcessKind>().ToFrozenDictionary(kind => kind, kind => Grant(kind).ToFrozenSet());

    private static readonly FrozenDictionary<Inquiry, FrozenSet<Role>> Inquiries =
        Enum.GetValues<Inquiry>().ToFrozenDictionary(inquiry => inquiry, inquiry => Grant(inquiry).ToFrozenSet());

    public static IReadOnlySet<Role> Of(ProcessKind kind) => Changes[kind];

    public static IReadOnlySet<Role> Of(Inquiry inquiry) => Inquiries[inquiry];

    /// <summary>Null when the actor may do this; otherwise the refusal, which names the roles that may.</summary>
    public static Problem? Refusal(Actor actor, ProcessKind kind) => Refusal(actor, ActWords.Of(kind), Of(kind));

    public static Problem? Refusal(Actor actor, Inquiry inquiry) => Refusal(actor, ActWords.Of(inquiry), Of(inquiry));

    private static Problem? Refusal(Actor actor, BilingualText act, IReadOnlySet<Role> allowed) =>
        allowed.Any(actor.Has)
            ? null
            : Problem.Forbidden(
                "rights.refused",
                $"{actor.Name} ({RoleNames.Of(actor.Roles)}) may not {act.En}.",
                $"It takes one of these roles: {RoleNames.Of(allowed)}.")
                .InIndonesian(
                    $"{actor.Name} ({RoleWords.InIndonesian(actor.Roles)}) tidak berhak {act.Id}.",
                    $"Yang berhak: {RoleWords.InIndonesian(allowed)}.")
                .AtCommandLine("Administrators and auditors see who holds them: paseban actor list");

    // Administrators manage who may act and approve nothing; the auditor changes nothing; who keeps the payees (Pusdatin)
    // moves no money, and who sends the bank files keeps no payees.
    private static Role[] Grant(ProcessKind kind) => kind switch
    {
        ProcessKind.DatabaseMigrating or ProcessKind.ActorAdding or ProcessKind.ActorChanging => [Administrator],
        // Everyone their own account, the auditor too.
        ProcessKind.SigningIn => Enum.GetValues<Role>(),
        ProcessKind.SigningUp => [Citizen],
        ProcessKind.MessageSending or ProcessKind.Housekeeping => [Administrator],
        // Taking a list away as a file changes nothing, but is recorded; the page of the list has its own right.
        ProcessKind.ListExporting =>
            [.. Grant(Inquiry.Registration).Union(Grant(Inquiry.Runs)).Union(Grant(Inquiry.AuditTrail))],
        ProcessKind.AuditVerifying => Grant(Inquiry.AuditTrail),
        ProcessKind.LawAdopting or ProcessKind.TerritoryLoading => [PusdatinOfficer],
        ProcessKind.PersonsImporting or ProcessKind.AccountsImporting or ProcessKind.PersonsMerging => [PusdatinOfficer],
        ProcessKind.RepresentativeRecording or ProcessKind.FactRecording or ProcessKind.DisabilityRecording => [PusdatinOfficer],
        ProcessKind.PersonsAssessing or ProcessKind.VitalEventRecording or ProcessKind.AccountChanging => [PusdatinOfficer],
        ProcessKind.NikReplacing => [PusdatinOfficer],
        ProcessKind.IdentityReading => Grant(Inquiry.OnePerson),
        ProcessKind.WaveChanging => [PusdatinOfficer],
        ProcessKind.ApplicationEditing or ProcessKind.ApplicationSubmitting or ProcessKind.ApplicationWithdrawing =>
            [PusdatinOfficer, KelurahanOfficer, Lurah, Pendamsos, Citizen],
        ProcessKind.ApplicationsImporting => [PusdatinOfficer, KelurahanOfficer],
        ProcessKind.CivilMatching or ProcessKind.ExtractMatching or ProcessKind.CriteriaJudging => [PusdatinOfficer],
        ProcessKind.FindingResolving or ProcessKind.DuplicatesFinding or ProcessKind.DuplicateDeciding => [PusdatinOfficer],
        ProcessKind.ProposalsLinking or ProcessKind.ProposalDeciding => [PusdatinOfficer, KelurahanOfficer],
        ProcessKind.AgendaDrawing => [PusdatinOfficer, KelurahanOfficer],
        ProcessKind.RemarkRecording => [KelurahanOfficer, Lurah, Pendamsos],
        ProcessKind.MeetingHolding => [KelurahanOfficer, Lurah],
        ProcessKind.MinutesSigning => [Lurah],
        ProcessKind.ListDisplaying => [PusdatinOfficer, KelurahanOfficer, Lurah],
        ProcessKind.DisplayObjecting => [CallCentre, KelurahanOfficer, Lurah, Pendamsos],
        ProcessKind.TargetListLocking or ProcessKind.QuotaSetting => [DinasApprover],
        ProcessKind.TargetListExporting => [PusdatinOfficer, DinasApprover],
        ProcessKind.SubmissionExporting or ProcessKind.DeterminationImporting => [PusdatinOfficer],
        ProcessKind.CandidatesRanking or ProcessKind.DecreeDrafting => [PusdatinOfficer],
        ProcessKind.VisitPlanning => [PusdatinOfficer, KelurahanOfficer],
        ProcessKind.VisitRecording or ProcessKind.VisitPackaging => [PusdatinOfficer, KelurahanOfficer, Pendamsos],
        ProcessKind.VerificationProposing => [PusdatinOfficer],
        ProcessKind.ReplyRecording => [PusdatinOfficer, CallCentre, KelurahanOfficer, Pendamsos],
        ProcessKind.VerificationDeciding => [DinasApprover],
        ProcessKind.DecreeImporting or ProcessKind.DecreeAmending => [PusdatinOfficer],
        ProcessKind.RecipientSuspending or ProcessKind.RecipientRestoring or ProcessKind.RecipientEnding => [PusdatinOfficer],
        ProcessKind.BudgetRecording => [Treasurer],
        ProcessKind.PaymentOrderRecording => [Treasurer, RegionalTreasurer],
        ProcessKind.RunBuilding => [PusdatinOfficer],
        ProcessKind.RunChecking => [PusdatinOfficer, DinasApprover],
        ProcessKind.RunApproving => [DinasApprover, Treasurer, RegionalTreasurer],
        ProcessKind.RunInstructing => [Treasurer, BankLiaison],
        ProcessKind.BankFileSending or ProcessKind.BankFileReceiving => [BankLiaison],
        ProcessKind.ExceptionResolving => [Treasurer, BankLiaison],
        ProcessKind.PaymentReleasing or ProcessKind.PaymentForfeiting => [DinasApprover],
        ProcessKind.RunReconciling or ProcessKind.RunClosing => [Treasurer],
        ProcessKind.RunCancelling => [PusdatinOfficer, DinasApprover],
        ProcessKind.ReceivableRecording or ProcessKind.SuspenseClearing or ProcessKind.YearClosing => [Treasurer],
        ProcessKind.LateMonthsAuthorising => [RegionalTreasurer],
    };

    private static Role[] Grant(Inquiry inquiry) => inquiry switch
    {
        Inquiry.Actors => [Administrator, Auditor, DataProtectionOfficer],
        Inquiry.AuditTrail => [Auditor, DataProtectionOfficer, Administrator],
        Inquiry.AccessLog => [DataProtectionOfficer, Auditor],
        Inquiry.OnePerson => [PusdatinOfficer, CallCentre, Auditor, DataProtectionOfficer, KelurahanOfficer, Lurah, Pendamsos],
        Inquiry.OneCase => [PusdatinOfficer, DinasApprover, CallCentre, Auditor, DataProtectionOfficer, KelurahanOfficer, Lurah, Pendamsos],
        Inquiry.Registration =>
            [PusdatinOfficer, DinasApprover, Auditor, DataProtectionOfficer, KelurahanOfficer, Lurah, Pendamsos, CallCentre],
        Inquiry.Applications => [.. Grant(Inquiry.Registration), Citizen],
        Inquiry.Decrees => [PusdatinOfficer, DinasApprover, Treasurer, Auditor],
        Inquiry.Budget or Inquiry.Runs => [PusdatinOfficer, DinasApprover, Treasurer, RegionalTreasurer, BankLiaison, Auditor],
        Inquiry.BankExceptions => [Treasurer, BankLiaison, DinasApprover, Auditor],
        Inquiry.Books => [DinasApprover, Treasurer, RegionalTreasurer, BankLiaison, Auditor],
    };
}
