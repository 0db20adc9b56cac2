namespace Paseban.Office.Disbursement;

/// <summary>What a form says where a decision lacks its words.</summary>
internal static class ReasonField
{
    public const int Least = 10;

    public static Problem TooShort(string field) =>
        Problem.Invalid("reason.short", $"A reason has at least {Least} characters.", "Say why, so that an auditor understands it.")
            .InIndonesian($"Alasan paling sedikit {Least} huruf.", "Tulis sebabnya agar auditor mengerti.").At(field);

    public static Problem Missing(string field) =>
        Problem.Invalid("evidence.missing", "The paper that it rests on is missing.", "Name its kind, number and date.")
            .InIndonesian("Dasar suratnya belum diisi.", "Sebut jenis, nomor dan tanggalnya.").At(field);
}
