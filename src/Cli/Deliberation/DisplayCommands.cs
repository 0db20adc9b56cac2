using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Printing;

namespace Paseban.Cli.Deliberation;

internal static class DisplayCommands
{
    public static CommandGroup Group() => new(
        "display",
        "Results of signed meetings on public display, names masked, for the days that the law wants.",
        new OpenDisplayCommand(),
        new CloseDisplayCommand());

    public static void View(Page page, ListsDisplayed result)
    {
        page.Table(
            [
                new("Berita acara", "Minutes"),
                new("Rapat", "Meeting"),
                new("Dipajang", "Opens"),
                new("Sampai", "Until"),
                Column.Number("Nama", "Names"),
            ],
            result.Displays.Select(list => (IReadOnlyList<string>)[
                list.Minutes, list.Meeting, list.OpensOn.Iso, list.ClosesOn.Iso, page.Count(list.Names),
            ]),
            [page.Count(result.Displays.Count), "", "", "", page.Count(result.Displays.Sum(list => list.Names))]);
        foreach (var problem in result.NotReady) page.Line(page.Words(problem));
    }
}

internal sealed class OpenDisplayCommand : LawCommand
{
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<string> kind = MeetingOperands.Kind(required: false);
    private readonly Option<string?> meeting = new("--meeting") { HelpName = "MEET-...", Description = "Only of this one." };
    private readonly Option<DateOnly?> closes = Operand.OptionalValue<DateOnly>("--closes", "DATE", "The last day.");
    private readonly Option<string?> folder = new("--out") { HelpName = "FOLDER", Description = "Print the notices to put up (PDF) here." };
    private readonly Option<string?> fonts = MeetingOperands.Fonts();

    public OpenDisplayCommand() : base(
        Access.To(ProcessKind.ListDisplaying),
        "open",
        "Puts the results of signed meetings on display, every one of the wave that is not yet.",
        "paseban display open --wave FMOTM-2021 --kind fmotm --out notices",
        "paseban display open --wave FMOTM-2021 --meeting MEET-1112-K --closes 2021-07-25")
    {
        foreach (var option in (Option[])[wave, kind, meeting, closes, folder, fonts]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        PrintFonts? letters = null;
        if (session.Get(folder) is not null)
        {
            var found = PrintFonts.Find(session.Get(fonts));
            if (!found.Succeeded) return session.Refuse(found.Problems);
            letters = found.Value;
        }
        var request = new DisplayRequest(
            session.Get(wave), MeetingOperands.KindOf(session.Get(kind)), session.Get(meeting), session.Get(closes), session.Get(folder));
        var opened = await new DisplayLists(session.Database, law).OpenAsync(
            request, letters, session.Context(ProcessKind.ListDisplaying), ct);
        return session.Finish(opened, DisplayCommands.View);
    }
}

internal sealed class CloseDisplayCommand : LawCommand
{
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<string> kind = MeetingOperands.Kind(required: false);
    private readonly Option<string?> meeting = new("--meeting") { HelpName = "MEET-...", Description = "Only of this one." };

    public CloseDisplayCommand() : base(
        Access.To(ProcessKind.ListDisplaying),
        "close",
        "Takes down every list whose days are over and whose objections are answered; the others are listed with what is missing.",
        "paseban display close --wave FMOTM-2021")
    {
        foreach (var option in (Option[])[wave, kind, meeting]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var request = new DisplayRequest(session.Get(wave), MeetingOperands.KindOf(session.Get(kind)), session.Get(meeting));
        var closed = await new DisplayLists(session.Database, law).CloseAsync(
            request, session.Context(ProcessKind.ListDisplaying), ct);
        return session.Finish(closed, DisplayCommands.View, result => result.NotReady.Count > 0 ? ExitCode.Problems : ExitCode.Ok);
    }
}
