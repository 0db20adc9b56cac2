using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal static class RecipientCommands
{
    public static CommandGroup Group() => new(
        "recipient",
        "Where recipients stand; suspensions, restorations and ends with published reasons, effective days and evidence.",
        new ImportRecipientEventsCommand(),
        new ShowRecipientCommand(),
        new ExportOpeningsCommand(),
        new ChangeRecipientCommand(
            "suspend",
            "Suspends a recipient from a day on.",
            ProcessKind.RecipientSuspending,
            RecipientEventKind.Suspended,
            "NOT_FOUND"),
        new ChangeRecipientCommand(
            "restore",
            "Lifts a suspension from a day on.",
            ProcessKind.RecipientRestoring,
            RecipientEventKind.Restored,
            null),
        new ChangeRecipientCommand(
            "end",
            "Ends a recipient's assistance from a day on.",
            ProcessKind.RecipientEnding,
            RecipientEventKind.Ended,
            "DECEASED"));

    public static void View(Page page, RecipientsChanged result)
    {
        if (result.Reference is null) page.Good("Sudah tercatat: tidak ada yang berubah.", "On record already: nothing changed.");
        else page.Good($"Tercatat sebagai {result.Reference}.", $"Recorded as {result.Reference}.");
        page.Pairs(
            ("Baris dibaca", "Rows read", page.Count(result.RowsRead)),
            ("Tercatat", "Recorded", page.Count(result.Recorded)),
            ("Sudah ada", "Known already", page.Count(result.Repeated)),
            ("Ditolak", "Refused", page.Count(result.RowsRefused)));
        if (result.Counts.Count > 0)
        {
            page.Table(
                [new("Program", "Programme"), new("Kejadian", "Event"), new("Alasan", "Reason"), Column.Number("Penerima", "Recipients")],
                result.Counts.Select(
                    count => (IReadOnlyList<string>)[count.Programme, count.Kind, count.Reason, page.Count(count.Recipients)]),
                ["", "", "", page.Count(result.Counts.Sum(count => count.Recipients))]);
        }
        if (result.ErrorsFile is not null) page.Next("Daftar baris ditolak:", "Refused rows are listed in:", result.ErrorsFile);
    }
}
