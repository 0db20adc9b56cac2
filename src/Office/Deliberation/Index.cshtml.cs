using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Territory;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Deliberation;

/// <summary>The meetings of a wave: where each kelurahan stands.</summary>
[Reads(Inquiry.Registration)]
public sealed class IndexModel : OfficePage
{
    /// <summary>Code; the newest that has opened when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    /// <summary>fmotm or pkd; empty for both.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>drawn, open, paused or signed; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string State { get; set; } = "";

    /// <summary>Code of an area of any level; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string Area { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public MeetingsListed Listed { get; private set; } = new([], [], null);

    public long WaitingObjections { get; private set; }

    public IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetValues<MeetingKind>().Select(kind => new Choice(kind.Code(), Say[MeetingWords.Of(kind)]))];

    public IReadOnlyList<Choice> States =>
        [.. Enum.GetValues<MeetingState>().Select(state => new Choice(state.Code(), Say[MeetingWords.Of(state)]))];

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = await WaveChoices.ReadAsync(Database, Stop);
        Waves = waves.All;
        if (waves.Chosen(Wave, Today) is not { } wave) return Page();
        Wave = wave;
        Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop));
        if (AreaChoices.Problem(Area, nameof(Area), out var area) is { } wrong) return RefuseWhole([wrong]);
        MeetingState? state = States.Any(choice => choice.Value == State) ? Words.FindState(State) : null;
        var listed = await new ListMeetings(Database).RunAsync(
            new(Wave, Words.FindKind(Kind ?? ""), state, area, After.Given()), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        Pager = Pager.Of(Request, Listed.After);
        var objections = await new ListObjections(Database).RunAsync(new(State: "received", Most: 1), Stop);
        WaitingObjections = objections.Value.Waiting;
        return Page();
    }
}
