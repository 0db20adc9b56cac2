namespace Paseban.Assistance.Disbursement;

/// <summary>What the bank says of a file or of a payment (ISO 20022 external status codes).</summary>
public enum BankStatus
{
    /// <summary>A code that is none; the item carries <see cref="BankMessageFault.UnknownStatus"/>.</summary>
    Unknown = 0,

    /// <summary>RCVD: arrived, not yet looked at.</summary>
    Received = 1,

    /// <summary>ACTC, ACCP, ACFC, ACWC, ACWP: checked and accepted; nothing is credited yet.</summary>
    Accepted = 2,

    /// <summary>PDNG, ACSP: on its way.</summary>
    InProcess = 3,

    /// <summary>ACSC, ACCC: credited.</summary>
    Settled = 4,

    /// <summary>PART: some payments accepted, some rejected. Of files only.</summary>
    Partly = 5,

    /// <summary>RJCT: will not be credited.</summary>
    Rejected = 6,
}

/// <summary>What a status report is about.</summary>
/// <param name="MessageId">The bank's number of the report.</param>
/// <param name="CreatedAt">When the bank made it.</param>
/// <param name="OriginalMessageId">Our file that it answers.</param>
/// <param name="OriginalCount">How many payments the bank found in it; null when it does not say.</param>
/// <param name="OriginalSum">Their sum as the bank found it; null when it does not say.</param>
/// <param name="Status">Of the file as a whole; null when the report speaks of payments only.</param>
/// <param name="StatusCode">The bank's own code; empty when there is none.</param>
/// <param name="ReasonCode">Why the file was rejected; empty when there is none.</param>
public sealed record StatusReportHeader(
    string MessageId,
    DateTimeOffset CreatedAt,
    string OriginalMessageId,
    long? OriginalCount,
    Rupiah? OriginalSum,
    BankStatus? Status,
    string StatusCode,
    string ReasonCode);

/// <summary>What the bank says of one payment.</summary>
/// <param name="EndToEndId">Ours; empty when the bank left it out (then <see cref="Anomalies"/> says so).</param>
/// <param name="Status">What became of it.</param>
/// <param name="StatusCode">The bank's own code.</param>
/// <param name="ReasonCode">Why, e.g. AC04; empty when there is none.</param>
/// <param name="ReasonText">What the bank adds in words; empty when there is nothing.</param>
/// <param name="Amount">Which amount it means; null when it cannot be read as whole rupiah.</param>
/// <param name="Line">Where the item begins in the message.</param>
/// <param name="Anomalies">What keeps this item from being booked; it is parked, the others are not.</param>
public sealed record StatusItem(
    string EndToEndId,
    BankStatus Status,
    string StatusCode,
    string ReasonCode,
    string ReasonText,
    Rupiah? Amount,
    int Line,
    IReadOnlyList<BankMessageError> Anomalies);
