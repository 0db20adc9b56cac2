using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Printing;

namespace Paseban.Cli.Deliberation;

internal sealed class PrintMinutesCommand : SessionCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<string> folder = MeetingOperands.Out();
    private readonly Option<string?> fonts = MeetingOperands.Fonts();
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public PrintMinutesCommand() : base(
        Access.ToAsk(Inquiry.OnePerson),
        "minutes",
        "Prints signed minutes again and holds them against the hash in the audit trail. Leaves an access record for each name.",
        "paseban meeting minutes MEET-1112-K --out minutes --reason \"permintaan inspektorat\"")
    {
        Add(meeting);
        foreach (var option in (Option[])[folder, fonts, reason]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var found = PrintFonts.Find(session.Get(fonts));
        if (!found.Succeeded) return session.Refuse(found.Problems);
        var printed = await new PrintMinutes(session.Database, session.Keys, found.Value, Path.GetFullPath(session.Get(folder))).RunAsync(
            session.Get(meeting), session.Context(ProcessKind.IdentityReading), ct);
        return session.Finish(printed, View, result => result.IsDataWhole ? ExitCode.Ok : ExitCode.Problems);
    }

    private static void View(Page page, MinutesPrinted result)
    {
        page.Pairs(
            ("Berita acara", "Minutes", result.Number),
            ("Berkas", "File", result.File),
            ("Sidik data", "Data root", result.DataRoot),
            ("Sidik PDF", "PDF hash", result.PdfHash));
        if (result.IsTheSame) page.Good("Sama dengan yang ditandatangani.", "The same as was signed.");
        else page.Bad($"Berbeda dengan yang ditandatangani: {result.Why}", $"Differs from what was signed: {result.Why}");
    }
}
