namespace Paseban.Kernel;

/// <summary>Everything that can change the record. The numbers are stored; never reuse one.</summary>
public enum ProcessKind
{
    // Oversight and administration
    DatabaseMigrating = 1,
    ActorAdding = 2,
    ActorChanging = 3,
    LawAdopting = 4,

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
}
