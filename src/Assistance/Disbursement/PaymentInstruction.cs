using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Disbursement;

/// <summary>One credit to one account, as the bank is told it (pain.001 CdtTrfTxInf).</summary>
/// <param name="InstructionId">Our number of this attempt; at most 35 characters.</param>
/// <param name="EndToEndId">The number that comes back in every status, statement and return; at most 35 characters, unique for
/// ever.</param>
/// <param name="Amount">Whole rupiah, more than zero.</param>
/// <param name="CreditorName">The account holder as the bank knows the name; at most 140 characters.</param>
/// <param name="CreditorAccount">The account number; at most 34 characters.</param>
/// <param name="CreditorBank">The account's bank: a BIC, or another identifier of at most 35 characters.</param>
/// <param name="Remittance">What the recipient reads on the statement, e.g. <c>KLJ 2024-01..2024-02</c>; at most 140 characters.</param>
public readonly record struct PaymentInstruction(
    string InstructionId,
    string EndToEndId,
    Rupiah Amount,
    string CreditorName,
    string CreditorAccount,
    string CreditorBank,
    string Remittance)
{
    /// <summary>Why this payment cannot stand in a bank file, or null; the writer asks, and then refuses the whole file.</summary>
    public string? Defect() =>
        PaymentText.Defect("The instruction id", InstructionId, 35)
        ?? PaymentText.Defect("The end-to-end id", EndToEndId, 35)
        ?? PaymentText.Defect("The account number", CreditorAccount, 34)
        ?? PayeeDefect(CreditorName, CreditorBank)
        ?? PaymentText.Defect("The remittance text", Remittance, 140)
        ?? (Amount.IsPositive ? null : $"The amount {Amount.In(Language.English)} is not more than zero.");

    /// <summary>
    /// Why no payment to this account can stand in a bank file, or null. A run asks it while it is built, so that a person with a bad
    /// account is held alone.
    /// </summary>
    public static string? PayeeDefect(string holder, string bank) =>
        PaymentText.Defect("The account holder's name", holder, AccountText.LongestHolder)
        ?? PaymentText.Defect("The bank", bank, AccountText.LongestBank);
}

/// <summary>What stands once at the head of a bank file (pain.001 GrpHdr and PmtInf). One file is one batch with one value date.</summary>
/// <param name="MessageId">Derived from run and file number, so that a repeat makes the same file; at most 35 characters.</param>
/// <param name="CreatedAt">Written in Jakarta time, to the second.</param>
/// <param name="ValueDate">The day on which the bank is to credit.</param>
/// <param name="DebtorName">The holder of the programme fund account; at most 140 characters.</param>
/// <param name="DebtorAccount">The programme fund account; at most 34 characters.</param>
/// <param name="DebtorBank">Its bank: a BIC, or another identifier of at most 35 characters.</param>
/// <param name="PaymentCount">How many payments follow; the writer refuses the file when another number does.</param>
/// <param name="ControlSum">The sum of the payments; the writer refuses the file when they make another sum.</param>
public sealed record PaymentFileHeader(
    string MessageId,
    DateTimeOffset CreatedAt,
    DateOnly ValueDate,
    string DebtorName,
    string DebtorAccount,
    string DebtorBank,
    long PaymentCount,
    Rupiah ControlSum)
{
    /// <summary>Why no bank file can have this head, or null.</summary>
    public string? Defect() =>
        PaymentText.Defect("The message id", MessageId, 35)
        ?? PaymentText.Defect("The fund account's holder", DebtorName, 140)
        ?? PaymentText.Defect("The fund account", DebtorAccount, 34)
        ?? PaymentText.Defect("The fund account's bank", DebtorBank, 35)
        ?? (PaymentCount > 0 ? null : "A bank file holds at least one payment.")
        ?? (ControlSum.IsPositive ? null : $"The control sum {ControlSum.In(Language.English)} is not more than zero.");
}

/// <summary>What was written.</summary>
/// <param name="PaymentCount">Payments in the file.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Bytes">The file's length.</param>
/// <param name="Sha256">The hash of the file's bytes, 64 hexadecimal digits in lower case.</param>
public sealed record PaymentFileSummary(long PaymentCount, Rupiah Total, long Bytes, string Sha256);

/// <summary>
/// A bank file that must not leave the house: a payment that no bank can read, or a head that disagrees with its payments.
/// </summary>
public sealed class PaymentFileException(EnglishText message) : Exception(message.ToString());
