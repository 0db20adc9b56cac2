namespace Paseban.Assistance.Registry;

/// <summary>What the rows of many kinds of file are refused for, and told to do.</summary>
internal static class RowReasons
{
    public static readonly BilingualText UnknownNik = new(
        "Tidak ada orang terdaftar dengan NIK ini.", "nobody in the registry has this NIK.");

    public static readonly BilingualText NotAMonth = new("Ini bukan bulan.", "this is not a month.");

    public static readonly BilingualText WriteSixteenDigits = new(
        "Perbaiki nomornya: enam belas angka, dan format kolomnya sebagai teks.",
        "Correct the number; sixteen digits, the column formatted as text.");

    public static readonly BilingualText WriteMonth = new("Tulis tahun dan bulan seperti 2024-03.", "Write year and month as 2024-03.");

    public static readonly BilingualText WriteKelurahan = new(
        "Tulis kode kelurahan, misalnya 31.71.03.1002.", "Write its code, such as 31.71.03.1002.");

    /// <summary>One NIK in two rows.</summary>
    public static BilingualText Repeated(long line) =>
        new($"NIK ini sudah ada di baris {line}.", $"this NIK stands in line {line} already.");

    /// <summary>Two NIKs, of which one was found to be the other's person.</summary>
    public static BilingualText OnePerson(long line) => new(
        $"NIK ini dan NIK di baris {line} adalah milik satu orang.", $"this NIK and that of line {line} belong to one person.");
}
