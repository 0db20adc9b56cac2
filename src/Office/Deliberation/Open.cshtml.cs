using Paseban.Assistance.Deliberation;
using Paseban.Rules;

namespace Paseban.Office.Deliberation;

/// <summary>Opens a meeting, or corrects where it sits and who leads it.</summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class OpenModel(Law law) : MeetingPage(law)
{
    [BindProperty]
    public string Place { get; set; } = "";

    [BindProperty]
    public string Chair { get; set; } = "";

    [BindProperty]
    public string NoteTaker { get; set; } = "";

    /// <summary>yyyy-MM-dd; empty where it begins now.</summary>
    [BindProperty]
    public string Day { get; set; } = "";

    /// <summary>HH:mm.</summary>
    [BindProperty]
    public string Time { get; set; } = "";

    public bool IsDrawn => Meeting.State == MeetingState.Drawn;

    public async Task<IActionResult> OnGetAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        (Place, Chair, NoteTaker) = (Shown.Place ?? "", Shown.Chair ?? "", Shown.NoteTaker ?? "");
        return Meeting.State == MeetingState.MinutesSigned ? LocalRedirect(Home) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(Place)) Wrong(nameof(Place), "Isi tempat rapat.", "Give the place.");
        if (string.IsNullOrWhiteSpace(Chair)) Wrong(nameof(Chair), "Isi nama pimpinan rapat.", "Name the chair.");
        if (string.IsNullOrWhiteSpace(NoteTaker))
            Wrong(nameof(NoteTaker), "Isi nama notulis.", "Name the note-taker.");
        var begun = MeetingWords.Moment(Day ?? "", Time ?? "");
        if (begun is null && (Day + Time).Length > 0)
            Wrong(nameof(Day), "Isi tanggal dan jam, atau kosongkan keduanya.", "Give day and time, or neither.");
        if (!ModelState.IsValid) return Again();
        var opened = await new HoldMeeting(Database).OpenAsync(
            new(Meeting.Reference, Place.Trim(), Chair.Trim(), NoteTaker.Trim(), BegunAt: begun),
            Process(ProcessKind.MeetingHolding), Stop);
        if (!opened.Succeeded)
            return Refuse(At(opened.Problems, opened.Problems[0].Code == "meeting.future" ? nameof(Day) : ""));
        Tell(IsDrawn ? Say["Rapat dibuka.", "The meeting is open."] : Say["Dicatat.", "Recorded."]);
        return LocalRedirect(IsDrawn ? $"{Home}/attendance" : Home);
    }
}
