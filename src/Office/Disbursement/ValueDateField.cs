namespace Paseban.Office.Disbursement;

/// <summary>The day on which the bank is to credit, as a form sends it.</summary>
internal static class ValueDateField
{
    public static Outcome<DateOnly> Read(string? text, DateOnly today) => IsoDate.TryParse(text ?? "", out var day) && day >= today
        ? day
        : Problem.Invalid("run.value-date", "Give a value date from today on.", "The bank credits on that day.")
            .InIndonesian("Isi tanggal valuta hari ini atau sesudahnya.", "Pada hari itu bank mengkreditkan.");
}
