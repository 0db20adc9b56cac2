using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;

namespace Paseban.Office.Deliberation;

/// <summary>The meetings of a wave: where each kelurahan stands.</summary>
[Reads(Inquiry.Registration)]
public sealed class IndexModel : WaveListPage
{
    /// <summary>fmotm or pkd; empty for both.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>drawn, open, paused or signed; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = "";

    public MeetingsListed Listed { get; private set; } = new([], [], null);

    public long WaitingObjections { get; private set; }

    public IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetValues<MeetingKind>().Select(kind => new Choice(kind.Code(), Say[MeetingWords.Of(kind)]))];

    public IReadOnlyList<Choice> States =>
        [.. Enum.GetValues<MeetingState>().Select(state => new Choice(state.Code(), Say[MeetingWords.Of(state)]))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await ChooseWaveAsync()) return Page();
        var (wrong, area) = await ChooseAreaAsync();
        if (wrong is not null) return RefuseWhole([wrong]);
        MeetingState? state = States.Any(choice => choice.Value == State) ? Words.FindState(State) : null;
        var listed = await new ListMeetings(Database).RunAsync(
            new(Wave, Words.FindKind(Kind ?? ""), state, area, After.Given()), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        WaitingObjections = await CountAsync(
            "objections", async () => (await new ListObjections(Database).RunAsync(new(State: "received", Most: 1), Stop)).Value.Waiting);
        return Page();
    }
}
