using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class SubmitApplicationCommand : LawCommand
{
    private readonly Argument<string> reference = ApplicationCommands.Reference();
    private readonly Option<string?> wave = WaveCommands.Optional("The wave. [default: the one that is open]");

    public SubmitApplicationCommand() : base(
        Access.To(ProcessKind.ApplicationSubmitting),
        "submit",
        "Submits a complete application into an open wave; what is missing is told field by field.",
        "paseban application submit REG-1112-J")
    {
        Add(reference);
        Add(wave);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var submitted = await new SubmitApplication(session.Database, session.Keys, law).RunAsync(
            new(session.Get(reference), session.Get(wave)), session.Context(ProcessKind.ApplicationSubmitting), ct);
        return session.Finish(submitted, View);
    }

    private static void View(Page page, ApplicationSubmitted result)
    {
        if (result.IsNew) page.Good($"{result.Reference} terkirim.", $"{result.Reference} is submitted.");
        else page.Good("Sudah terkirim: tidak ada yang berubah.", "Submitted already: nothing changed.");
        page.Pairs(
            ("Gelombang", "Wave", result.Wave.Code),
            ("Anggota", "Members", page.Count(result.Members)),
            ("Baru dikenal", "Not known before", page.Count(result.NewPeople)),
            ("Lanjut ke pemadanan", "Go on to the matching", page.Count(result.Open)),
            ("Dapat diubah sampai", "Can be changed until", result.Wave.ClosesOn.Iso));
        ApplicationCommands.Notices(page, result.Notices);
        page.Next("Riwayat:", "History:", $"paseban application show {result.Reference}");
    }
}
