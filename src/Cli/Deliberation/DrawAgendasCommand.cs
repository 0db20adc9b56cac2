using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class DrawAgendasCommand : SessionCommand
{
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<string> kind = MeetingOperands.Kind(required: true);
    private readonly Option<string?> kelurahan = new("--kelurahan") { HelpName = "CODE|NAME", Description = "Only this one." };
    private readonly Option<bool> all = new("--all") { Description = "Every kelurahan that has names." };

    public DrawAgendasCommand() : base(
        Access.To(ProcessKind.AgendaDrawing),
        "draw",
        "Draws and seals the agenda of a meeting: by RW, RT and household, its head first. A name stands on one agenda.",
        "paseban meeting draw --wave FMOTM-2021 --kind fmotm --all",
        "paseban meeting draw --wave FMOTM-2021 --kind pkd --kelurahan Cideng")
    {
        Add(wave);
        Add(kind);
        Add(kelurahan);
        Add(all);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        if (session.Get(kelurahan) is null != session.Get(all))
            return session.Refuse(
                Problem.Invalid("agenda.which", "Say which kelurahan.", "Use either --kelurahan or --all."));
        var request = new DrawRequest(session.Get(wave), Words.FindKind(session.Get(kind))!.Value, session.Get(kelurahan));
        var drawn = await session.WorkAsync(progress =>
            new DrawAgendas(session.Database).RunAsync(request, session.Context(ProcessKind.AgendaDrawing), progress, ct));
        return session.Finish(drawn, View);
    }

    private static void View(Page page, AgendasDrawn drawn)
    {
        if (drawn.Meetings.Count == 0) page.Good("Tidak ada nama baru untuk diundang.", "No new names to draw.");
        else
        {
            page.Table(
                [
                    new("Rapat", "Meeting"),
                    new("Kelurahan", "Kelurahan"),
                    Column.Number("Ke", "Number"),
                    Column.Number("Nama", "Names"),
                    new("Sidik agenda", "Agenda root"),
                ],
                drawn.Meetings.Select(meeting => (IReadOnlyList<string>)[
                    meeting.Reference, meeting.Area, page.Count(meeting.Number), page.Count(meeting.Names), meeting.Root[..16],
                ]),
                ["", page.Count(drawn.Meetings.Count), "", page.Count(drawn.Names), ""]);
        }
        page.Pairs(
            ("Rapat yang sudah ada", "Meetings known before", page.Count(drawn.KnownMeetings)),
            ("Nama terlambat (rapat berikutnya)", "Late names (next meeting)", page.Count(drawn.LateNames)),
            ("Nama tanpa kelurahan", "Names without a kelurahan", page.Count(drawn.HomelessNames)));
        page.Next("Berikutnya:", "Next:", "paseban meeting remark FILE --wave WAVE");
    }
}
