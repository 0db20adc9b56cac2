using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;

namespace Paseban.Cli.Deliberation;

internal sealed class ListMeetingsCommand : SessionCommand
{
    private readonly Option<string> wave = MeetingOperands.Wave();
    private readonly Option<string> kind = MeetingOperands.Kind(required: false);
    private readonly Option<string?> state = new("--state") { HelpName = "drawn|open|paused|signed", Description = "Only these." };

    public ListMeetingsCommand() : base(
        Access.ToAsk(Inquiry.Registration),
        "list",
        "The meetings of a wave: where they stand, how many names are decided, who was there.",
        "paseban meeting list --wave FMOTM-2021",
        "paseban meeting list --wave FMOTM-2021 --kind fmotm --state open --json")
    {
        state.AcceptOnlyFromAmong("drawn", "open", "paused", "signed");
        Add(wave);
        Add(kind);
        Add(state);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new MeetingsRequest(
            session.Get(wave), MeetingOperands.KindOf(session.Get(kind)), Words.FindState(session.Get(state)), Most: int.MaxValue);
        var listed = await new ListMeetings(session.Database).RunAsync(request, ct);
        return session.Finish(listed.Select(found => found.Meetings.ToList()), View);
    }

    private static void View(Page page, IReadOnlyList<MeetingSummary> meetings) =>
        page.Table(
            [
                new("Rapat", "Meeting"),
                new("Kelurahan", "Kelurahan"),
                new("Jenis, keadaan", "Kind, state"),
                Column.Number("Nama", "Names"),
                Column.Number("Diputuskan", "Decided"),
                Column.Number("Hadir", "Present"),
                new("Berita acara", "Minutes"),
            ],
            meetings.Select(meeting => (IReadOnlyList<string>)[
                meeting.Reference,
                meeting.Kelurahan.Split(',')[0],
                $"{MeetingOperands.Kind(page, meeting.Kind)}, {MeetingOperands.State(page, meeting.State)}",
                page.Count(meeting.Names),
                page.Count(meeting.Decided),
                page.Count(meeting.Present),
                meeting.Minutes ?? "-",
            ]),
            [
                page.Count(meetings.Count),
                "",
                "",
                page.Count(meetings.Sum(meeting => meeting.Names)),
                page.Count(meetings.Sum(meeting => meeting.Decided)),
                page.Count(meetings.Sum(meeting => meeting.Present)),
                "",
            ]);
}
