using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class ShowMeetingCommand : LawCommand
{
    private readonly Argument<string> meeting = MeetingOperands.Meeting();
    private readonly Option<int> lines = Operand.Count("--lines", "Also so many lines of the agenda, names masked.", 0, least: 0);
    private readonly Option<int> after = new("--after") { HelpName = "PLACE", Description = "With --lines: begin after this place." };

    public ShowMeetingCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "show",
        "One meeting: where and when, who was there, what was decided, and what signing still lacks.",
        "paseban meeting show MEET-1112-K",
        "paseban meeting show MEET-1112-K --lines 50 --after 50")
    {
        Add(meeting);
        Add(lines);
        Add(after);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var shown = await new ShowMeeting(session.Database, law).RunAsync(
            session.Get(meeting), session.Get(lines), session.Get(after), ct);
        return session.Finish(shown, View);
    }

    private static void View(Page page, MeetingShown shown)
    {
        var head = shown.Meeting;
        page.Pairs(
            ("Rapat", "Meeting", head.Reference),
            ("Kelurahan", "Kelurahan", $"{head.Kelurahan} ({head.Area})"),
            ("Jenis", "Kind", MeetingOperands.Kind(page, head.Kind)),
            ("Keadaan", "State", MeetingOperands.State(page, head.State)),
            ("Memperbaiki", "Corrects", head.Corrects ?? "-"),
            ("Tempat", "Place", shown.Place ?? "-"),
            ("Mulai", "Begun", head.BegunAt is { } begun ? Page.Date(begun) : "-"),
            ("Selesai", "Ended", shown.EndedAt is { } ended ? Page.Date(ended) : "-"),
            ("Pimpinan", "Chair", shown.Chair ?? "-"),
            ("Notulis", "Note-taker", shown.NoteTaker ?? "-"),
            ("Nama", "Names", page.Count(head.Names)),
            ("Usulan baru", "New proposals", page.Count(shown.Proposals.Count)),
            ("Berita acara", "Minutes", shown.Minutes?.Number ?? "-"),
            ("Sidik data", "Data root", shown.Minutes?.DataRoot ?? "-"),
            ("Sidik PDF", "PDF hash", shown.Minutes?.PdfHash ?? "-"));
        page.Table(
            [new("Keputusan", "Decision"), Column.Number("Nama", "Names")],
            shown.Decisions.Select(count => (IReadOnlyList<string>)[count.Decision, page.Count(count.Names)]));
        if (shown.Present.Count > 0)
        {
            page.Table(
                [new("Hadir", "Present"), new("Unsur", "Role"), new("Jabatan", "Position")],
                shown.Present.Select(one => (IReadOnlyList<string>)[one.Name, one.Role.Code(), one.Position]));
        }
        foreach (var missing in shown.Missing) page.Line(page.Words(missing));
        if (shown.Lines.Count == 0) return;
        Lines(page, shown.Lines);
        if (shown.Lines[^1].Place < head.Names) page.Next("Selanjutnya:", "More:", $"--after {shown.Lines[^1].Place}");
    }

    private static void Lines(Page page, IReadOnlyList<ShownLine> lines)
    {
        page.Table(
            [
                Column.Number("No", "No"),
                new("Orang", "Person"),
                new("Nama", "Name"),
                new("RT/RW", "RT/RW"),
                new("Program", "Programme"),
                new("Catatan RT/RW", "Remark"),
                new("Keputusan", "Decision"),
                Column.Number("Urutan", "Priority"),
            ],
            lines.Select(line => (IReadOnlyList<string>)[
                page.Count(line.Place),
                line.Person,
                line.Name,
                $"{line.Rt}/{line.Rw}",
                line.Programme,
                line.Remark,
                line.Decision ?? "-",
                line.Priority is { } priority ? page.Count(priority) : "",
            ]));
    }
}
