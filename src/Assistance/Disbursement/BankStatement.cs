namespace Paseban.Assistance.Disbursement;

/// <summary>Whether an entry moved money.</summary>
public enum EntryStatus
{
    /// <summary>A code that is none; the entry carries <see cref="BankMessageFault.UnknownStatus"/>.</summary>
    Unknown = 0,

    /// <summary>BOOK: booked. Only these are in the balances and only these book cash.</summary>
    Booked = 1,

    /// <summary>PDNG, FUTR: announced.</summary>
    Pending = 2,

    /// <summary>INFO: for information.</summary>
    Information = 3,
}

/// <summary>What an entry of the fund account is to us.</summary>
public enum EntryKind
{
    /// <summary>None of the below: for a person to look at.</summary>
    Other = 0,

    /// <summary>A debit for one of our files; <see cref="StatementEntry.BatchMessageId"/> names it, each payment is a detail.</summary>
    BatchPayment = 1,

    /// <summary>A credit of a payment that came back; the detail names the payment and the reason.</summary>
    Return = 2,

    /// <summary>
    /// Any other credit that names itself: the detail's end-to-end id is the SP2D number of the treasury's money, or the number of a
    /// receivable that is paid back.
    /// </summary>
    Receipt = 3,

    /// <summary>A debit of the bank's fee.</summary>
    Fee = 4,

    /// <summary>Interest, either way.</summary>
    Interest = 5,

    /// <summary>A debit for none of our files that names itself: the detail's end-to-end id is the number of a refund to the
    /// treasury.</summary>
    Transfer = 6,
}

/// <summary>The head of a day's statement (camt.053): whose account, which days, and the booked balances at both ends.</summary>
/// <param name="MessageId">The bank's number of the message.</param>
/// <param name="CreatedAt">When the bank made it.</param>
/// <param name="StatementId">The bank's number of the statement.</param>
/// <param name="SequenceNumber">The electronic sequence number, by which a missing statement is noticed; null when there is none.</param>
/// <param name="AccountNumber">The fund account.</param>
/// <param name="From">First day of the period; null when the bank does not say.</param>
/// <param name="To">Last day of the period, inclusive; null when the bank does not say.</param>
/// <param name="Opening">OPBD, below zero when overdrawn.</param>
/// <param name="OpeningDate">The day of the opening balance as the bank names it.</param>
/// <param name="Closing">CLBD, below zero when overdrawn.</param>
/// <param name="ClosingDate">The day whose end the closing balance is.</param>
public sealed record StatementHeader(
    string MessageId,
    DateTimeOffset CreatedAt,
    string StatementId,
    long? SequenceNumber,
    string AccountNumber,
    DateOnly? From,
    DateOnly? To,
    Rupiah Opening,
    DateOnly OpeningDate,
    Rupiah Closing,
    DateOnly ClosingDate);

/// <summary>The head of a notification (camt.054): whose account; it has no balances.</summary>
/// <param name="MessageId">The bank's number of the message.</param>
/// <param name="CreatedAt">When the bank made it.</param>
/// <param name="SequenceNumber">The electronic sequence number; null when there is none.</param>
/// <param name="AccountNumber">The fund account.</param>
public sealed record CreditNotificationHeader(
    string MessageId, DateTimeOffset CreatedAt, long? SequenceNumber, string AccountNumber);

/// <summary>One movement on the fund account. Its payments follow as <see cref="EntryDetail"/>s.</summary>
/// <param name="Kind">What it is to us.</param>
/// <param name="Status">Only <see cref="EntryStatus.Booked"/> moved money.</param>
/// <param name="Direction">Into the account or out of it, also for a reversal.</param>
/// <param name="Amount">Null when it cannot be read as whole rupiah.</param>
/// <param name="IsReversal">It undoes an earlier entry of the other direction.</param>
/// <param name="BookingDate">The day it was booked.</param>
/// <param name="ValueDate">The day from which it counts; null when the bank does not say.</param>
/// <param name="BankReference">AcctSvcrRef, the bank's own number of the movement: the same twice is the same movement. Empty when there
/// is none.</param>
/// <param name="TransactionCode">The bank's code: the proprietary one (FEE), or domain/family/subfamily (PMNT/ICDT/SALA); empty when
/// there is none.</param>
/// <param name="BatchMessageId">Our file (Btch/MsgId), or its batch number where the bank gives only that; empty when there is
/// none.</param>
/// <param name="Line">Where it begins in the message.</param>
/// <param name="Anomalies">What keeps this entry from being booked; it is parked, the others are not.</param>
public sealed record StatementEntry(
    EntryKind Kind,
    EntryStatus Status,
    CashDirection Direction,
    Rupiah? Amount,
    bool IsReversal,
    DateOnly? BookingDate,
    DateOnly? ValueDate,
    string BankReference,
    string TransactionCode,
    string BatchMessageId,
    int Line,
    IReadOnlyList<BankMessageError> Anomalies);

/// <summary>One payment within an entry.</summary>
/// <param name="EndToEndId">Ours, or the SP2D number of the treasury's money; empty when the bank left it out.</param>
/// <param name="Direction">That of the entry unless the bank says otherwise.</param>
/// <param name="Amount">Null when it cannot be read as whole rupiah. A sole payment without amount has that of its entry.</param>
/// <param name="ReturnReason">Why it came back, e.g. AC04; empty when it did not.</param>
/// <param name="Line">Where it begins in the message.</param>
/// <param name="Anomalies">What keeps this payment from being booked; it is parked, the others are not.</param>
public sealed record EntryDetail(
    string EndToEndId,
    CashDirection Direction,
    Rupiah? Amount,
    string ReturnReason,
    int Line,
    IReadOnlyList<BankMessageError> Anomalies);
