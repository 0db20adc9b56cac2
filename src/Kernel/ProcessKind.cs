namespace Paseban.Kernel;

/// <summary>Everything that can change the record. The numbers are stored; never reuse one.</summary>
public enum ProcessKind
{
    // Oversight and administration
    DatabaseMigrating = 1,
    ActorAdding = 2,
    ActorChanging = 3,
    LawAdopting = 4,
    ListExporting = 8,
    Housekeeping = 22,

    // Accounts
    SigningIn = 5,
    SigningUp = 6,
    MessageSending = 7,
    AuditVerifying = 9,

    // Registry
    TerritoryLoading = 10,
    PersonsImporting = 11,
    AccountsImporting = 12,
    PersonsMerging = 13,
    RepresentativeRecording = 14,
    FactRecording = 15,
    PersonsAssessing = 16,
    DisabilityRecording = 17,
    VitalEventRecording = 18,
    AccountChanging = 19,
    IdentityReading = 20,
    NikReplacing = 21,

    // Intake
    WaveChanging = 70,
    ApplicationEditing = 71,
    ApplicationSubmitting = 72,
    ApplicationWithdrawing = 73,
    ApplicationsImporting = 74,

    // Matching
    CivilMatching = 80,
    ExtractMatching = 81,
    CriteriaJudging = 82,
    FindingResolving = 83,
    DuplicatesFinding = 84,
    DuplicateDeciding = 85,
    ProposalsLinking = 86,
    ProposalDeciding = 87,

    // Deliberation
    AgendaDrawing = 90,
    RemarkRecording = 91,
    MeetingHolding = 92,
    MinutesSigning = 93,
    ListDisplaying = 94,
    DisplayObjecting = 95,

    // Targeting
    TargetListLocking = 100,
    SubmissionExporting = 101,
    DeterminationImporting = 102,
    QuotaSetting = 103,
    CandidatesRanking = 104,
    DecreeDrafting = 105,
    TargetListExporting = 106,

    // Verification
    VisitPlanning = 120,
    VisitRecording = 121,
    VisitPackaging = 122,
    VerificationProposing = 123,
    ReplyRecording = 124,
    VerificationDeciding = 125,

    // Enrolment
    DecreeImporting = 30,
    DecreeAmending = 31,
    RecipientSuspending = 32,
    RecipientRestoring = 33,
    RecipientEnding = 34,

    // Disbursement
    BudgetRecording = 50,
    PaymentOrderRecording = 51,
    RunBuilding = 52,
    RunChecking = 53,
    RunApproving = 54,
    RunInstructing = 55,
    BankFileSending = 56,
    BankFileReceiving = 57,
    ExceptionResolving = 58,
    PaymentReleasing = 59,
    PaymentForfeiting = 60,
    RunReconciling = 61,
    RunClosing = 62,
    RunCancelling = 63,
    ReceivableRecording = 64,
    YearClosing = 65,
    LateMonthsAuthorising = 66,
    SuspenseClearing = 67,
}
