namespace Paseban.Assistance.Disbursement;

/// <summary>
/// Everything that can be wrong with a message of the bank. What follows "one item" is reported with the item, not thrown.
/// </summary>
public enum BankMessageFault
{
    /// <summary>Cut off, or not XML.</summary>
    Malformed = 1,

    /// <summary>Carries a document type definition, with which a file can read other files or fill the memory.</summary>
    DtdForbidden = 2,

    /// <summary>Longer, deeper or with a longer text than any true message.</summary>
    LimitExceeded = 3,

    /// <summary>No message that Paseban exchanges, or not the one that was expected.</summary>
    UnknownMessage = 4,

    /// <summary>The right message in a version that was not agreed on.</summary>
    WrongVersion = 5,

    /// <summary>What must be there is not.</summary>
    MissingElement = 6,

    /// <summary>What may stand once stands twice.</summary>
    RepeatedElement = 7,

    /// <summary>A date, number or code that is none.</summary>
    InvalidValue = 8,

    /// <summary>Allowed by ISO 20022, not by what was agreed with the bank.</summary>
    NotAgreed = 9,

    /// <summary>One item: an amount in another currency than the rupiah.</summary>
    ForeignCurrency = 20,

    /// <summary>One item: an amount with a part of a rupiah.</summary>
    FractionalAmount = 21,

    /// <summary>One item: an amount below zero.</summary>
    NegativeAmount = 22,

    /// <summary>One item: no amount.</summary>
    MissingAmount = 23,

    /// <summary>One item: no end-to-end id, so that nobody can say whose it is.</summary>
    MissingEndToEndId = 24,

    /// <summary>One item: a status code that is not one of ISO 20022, or none.</summary>
    UnknownStatus = 25,

    /// <summary>One item: a returned payment without its reason.</summary>
    MissingReturnReason = 26,

    /// <summary>One item: a booked entry without its booking date.</summary>
    MissingBookingDate = 27,

    /// <summary>Opening balance + credits - debits is not the closing balance.</summary>
    BalanceDiffers = 40,

    /// <summary>An entry's amount is not the sum of its payments.</summary>
    EntryDiffers = 41,

    /// <summary>An entry says another number or sum of payments than follow.</summary>
    BatchDiffers = 42,
}

/// <summary>What is wrong, and where.</summary>
/// <param name="Fault">Which kind.</param>
/// <param name="Message">In words, for the person who deals with it. Never holds a name.</param>
/// <param name="Line">From 1; 0 where there is no place.</param>
/// <param name="Position">The column, from 1; 0 where there is no place.</param>
public sealed record BankMessageError(BankMessageFault Fault, string Message, int Line, int Position)
{
    /// <summary>What to do about it.</summary>
    public string Remedy => Fault switch
    {
        BankMessageFault.Malformed => "Fetch the file again; when it is the same, ask the bank to send it again.",
        BankMessageFault.DtdForbidden or BankMessageFault.LimitExceeded =>
            "Do not open the file; ask the bank whether it comes from there.",
        BankMessageFault.UnknownMessage => "Look whether the file was put into the right folder.",
        BankMessageFault.WrongVersion => "Ask the bank for pain.002.001.10, camt.053.001.08 and camt.054.001.08, as agreed.",
        BankMessageFault.MissingElement or BankMessageFault.RepeatedElement
            or BankMessageFault.InvalidValue or BankMessageFault.NotAgreed =>
            "Ask the bank to correct the message and send it under a new message id.",
        BankMessageFault.ForeignCurrency or BankMessageFault.FractionalAmount
            or BankMessageFault.NegativeAmount or BankMessageFault.MissingAmount =>
            "Ask the bank for the right amount in whole rupiah.",
        BankMessageFault.MissingEndToEndId => "Ask the bank which payment it is.",
        BankMessageFault.UnknownStatus or BankMessageFault.MissingReturnReason or BankMessageFault.MissingBookingDate =>
            "Ask the bank what it means.",
        BankMessageFault.BalanceDiffers or BankMessageFault.EntryDiffers or BankMessageFault.BatchDiffers =>
            "Book nothing of it; ask the bank for a corrected statement.",
    };

    /// <summary>What is wrong, in a few words of Indonesian.</summary>
    private string Cacat => Fault switch
    {
        BankMessageFault.Malformed => "rusak",
        BankMessageFault.DtdForbidden or BankMessageFault.LimitExceeded => "tidak aman untuk dibaca",
        BankMessageFault.UnknownMessage => "bukan pesan yang dikenal",
        BankMessageFault.WrongVersion => "bukan versi yang disepakati",
        BankMessageFault.MissingElement or BankMessageFault.RepeatedElement
            or BankMessageFault.InvalidValue or BankMessageFault.NotAgreed => "tidak sesuai kesepakatan",
        BankMessageFault.ForeignCurrency or BankMessageFault.FractionalAmount
            or BankMessageFault.NegativeAmount or BankMessageFault.MissingAmount => "memuat jumlah yang bukan rupiah bulat",
        BankMessageFault.MissingEndToEndId => "tidak menyebut pembayarannya",
        BankMessageFault.UnknownStatus or BankMessageFault.MissingReturnReason or BankMessageFault.MissingBookingDate =>
            "tidak lengkap keterangannya",
        BankMessageFault.BalanceDiffers or BankMessageFault.EntryDiffers or BankMessageFault.BatchDiffers => "tidak cocok jumlahnya",
    };

    /// <summary>The stable code of the fault, e.g. <c>bank-message-foreign-currency</c>.</summary>
    public string Code =>
        "bank-message"
        + string.Concat(Fault.ToString().Select(c => char.IsAsciiLetterUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The same as an answer of a use case, with the place in the message.</summary>
    public Problem ToProblem() =>
        Problem.Invalid(Code, Line > 0 ? $"Line {Line}, position {Position}: {Message}" : Message, Remedy)
            .InIndonesian(
                $"Berkas bank {Cacat}{(Line > 0 ? $" (baris {Line}, posisi {Position})" : "")}.",
                "Belum ada yang dibukukan; tanyakan kepada bank, dan minta berkas yang betul.");
}

/// <summary>The whole message is refused; nothing that was read of it may be kept.</summary>
public sealed class BankMessageException(BankMessageError error, Exception? cause = null)
    : Exception(error.Line > 0 ? $"Line {error.Line}, position {error.Position}: {error.Message}" : error.Message, cause)
{
    public BankMessageError Error { get; } = error;
}
