using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal static class ApplicationCommands
{
    public static CommandGroup Group() => new(
        "application",
        "Registrations of households: draft, edit, submit, withdraw, read; and lists of proposals (daftar usulan).",
        new NewApplicationCommand(),
        new EditApplicationCommand(),
        new SubmitApplicationCommand(),
        new WithdrawApplicationCommand(),
        new ShowApplicationCommand(),
        new ListApplicationsCommand(),
        new AttachDocumentCommand(),
        new SaveDocumentCommand(),
        new ImportApplicationsCommand());

    public static Argument<string> Reference() => new("REF") { Description = "The application: REG-1112-J." };

    public static Option<FileInfo?> Form() => new("--form")
    {
        HelpName = "FILE", Description = "The form of one household as JSON (docs/operating/forms.md).", Required = true,
    };

    public static void Saved(Page page, ApplicationSaved result)
    {
        if (!result.Changed)
            page.Good("Isian sama seperti sebelumnya: tidak ada yang berubah.", "The form says the same: nothing changed.");
        else if (result.State == ApplicationState.Submitted)
            page.Good("Perubahan tersimpan dan terkirim.", "The change is kept and submitted.");
        else page.Good("Draf tersimpan.", "The draft is kept.");
        page.Pairs(
            ("Nomor", "Reference", result.Reference),
            ("Versi", "Version", page.Count(result.Version)),
            ("Gelombang", "Wave", result.Wave?.Code ?? "-"));
        Outside(page, result.Wave, result.Next);
        Gaps(page, result.Gaps);
        Notices(page, result.Notices);
        if (result.State == ApplicationState.Draft && result.Wave is not null && result.Gaps.Count == 0)
            page.Next("Berikutnya:", "Next:", $"paseban application submit {result.Reference}");
        else if (result.Gaps.Count > 0)
            page.Next("Berikutnya:", "Next:", $"paseban application edit {result.Reference} --form FILE");
    }

    /// <summary>When a draft that no wave takes can be submitted.</summary>
    public static void Outside(Page page, RegistrationWave? wave, RegistrationWave? next)
    {
        if (wave is not null) return;
        if (next is not null)
            page.Line(page.Word(
                $"Belum ada gelombang yang dibuka; {next.Code} dibuka tanggal {next.OpensOn.Iso}. Draf disimpan sampai saat itu.",
                $"No wave is open; {next.Code} opens on {next.OpensOn.Iso}. The draft is kept until then."));
        else
            page.Line(page.Word(
                "Belum ada gelombang yang dibuka atau diumumkan. Draf disimpan.", "No wave is open or announced. The draft is kept."));
    }

    public static void Gaps(Page page, IReadOnlyList<Problem> gaps)
    {
        if (gaps.Count == 0) return;
        page.Line();
        page.Heading("Yang harus dilengkapi sebelum dikirim:", "To be completed before it is submitted:");
        foreach (var gap in gaps) page.Line($"  {gap.Field}: {page.Words(gap)}");
    }

    public static void Notices(Page page, IReadOnlyList<SubmissionNotice> notices)
    {
        if (notices.Count == 0) return;
        page.Line();
        page.Heading("Perlu diketahui:", "To know:");
        foreach (var notice in notices)
        {
            var whose = notice.Member is { } member ? $"members[{member}]: " : "";
            page.Line(
                $"  {whose}{notice.Text.In(page.Wording.Citizen)} ({notice.Code}) {notice.NextStep?.In(page.Wording.Citizen)}".TrimEnd());
        }
    }
}
