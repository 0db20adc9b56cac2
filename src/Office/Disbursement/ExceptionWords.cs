namespace Paseban.Office.Disbursement;

/// <summary>What stands behind the code of an exception.</summary>
internal static class ExceptionWords
{
    private static readonly Dictionary<string, BilingualText> Codes = new(StringComparer.Ordinal)
    {
        ["UNKNOWN_PAYMENT"] = new("Pembayaran tidak dikenal", "Unknown payment"),
        ["OTHER_MESSAGE"] = new("Pembayaran dari berkas lain", "A payment of another file"),
        ["AMOUNT_DIFFERS"] = new("Jumlah berbeda", "Another amount"),
        ["BACKWARDS"] = new("Keadaan mundur", "A state that goes backwards"),
        ["TWICE_IN_MESSAGE"] = new("Dua kali dalam satu berkas", "Twice in one file"),
        ["ENTRY_TWICE"] = new("Mutasi dua kali", "An entry twice"),
        ["RETURN_TOO_LARGE"] = new("Retur melebihi pembayaran", "More came back than was paid"),
        ["NO_PAYMENTS"] = new("Debit tanpa rincian", "A debit without its payments"),
        ["OTHER_DIRECTION"] = new("Arah mutasi salah", "The wrong direction"),
        ["SETTLED_BEFORE"] = new("Sudah diselesaikan", "Settled before"),
        ["UNKNOWN_ENTRY"] = new("Mutasi tidak dikenal", "Unknown entry"),
        ["UNKNOWN_FUNDING"] = new("Dana masuk tanpa SP2D", "Funding without an SP2D"),
        ["UNKNOWN_RECEIVABLE"] = new("Piutang tidak dikenal", "Unknown receivable"),
        ["UNKNOWN_REFUND"] = new("Setoran tidak dikenal", "Unknown refund"),
    };

    public static BilingualText Of(string code) => Codes.GetValueOrDefault(code) ?? new(code, code);
}
