using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Intake;
using Paseban.Kernel;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Deliberation;

/// <summary>The meetings of a wave: where each kelurahan stands.</summary>
[Reads(Inquiry.Registration)]
public sealed class IndexModel : OfficePage
{
    /// <summary>Code; the newest when empty.</summary>
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

    public IReadOnlyList<RegistrationWave> Waves { get; private set; } = [];

    public MeetingsListed Listed { get; private set; } = new([], [], null);

    public long WaitingObjections { get; private set; }

    public bool MayDraw => Rights.Refusal(Actor, ProcessKind.AgendaDrawing) is null;

    public IReadOnlyList<Choice> WaveChoices => [.. Waves.Select(wave => new Choice(wave.Code, $"{wave.Code}, {wave.Name}"))];

    public IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetValues<MeetingKind>().Select(kind => new Choice(kind.Code(), Say[MeetingWords.Of(kind)]))];

    public IReadOnlyList<Choice> States =>
        [.. Enum.GetValues<MeetingState>().Select(state => new Choice(state.Code(), Say[MeetingWords.Of(state)]))];

    public string Next =>
        $"/meetings?wave={Uri.EscapeDataString(Wave)}&kind={Kind}&state={State}&area={Area}&after={Listed.After}";

    public async Task<IActionResult> OnGetAsync()
    {
        Waves = [.. (await new ShowWave(Database).ListAsync(Stop)).OrderByDescending(wave => wave.OpensOn)];
        if (Waves.Count == 0) return Page();
        if (string.IsNullOrEmpty(Wave)) Wave = Waves[0].Code;
        MeetingState? state = States.Any(choice => choice.Value == State) ? Words.FindState(State) : null;
        AreaCode? area = AreaCode.TryParse(Area ?? "", out var code) ? code : null;
        if (area is null && !string.IsNullOrWhiteSpace(Area))
            return Refuse([Problem.Invalid("area.code", $"'{Area}' is no code of an area.", "Write a code such as 31.73.01.1005.")
                .InIndonesian($"'{Area}' bukan kode wilayah.", "Tulis kode seperti 31.73.01.1005.").At(nameof(Area))]);
        var listed = await new ListMeetings(Database).RunAsync(
            new(Wave, Words.FindKind(Kind ?? ""), state, area, string.IsNullOrEmpty(After) ? null : After), Stop);
        if (!listed.Succeeded) return RefuseWhole(listed.Problems);
        Listed = listed.Value;
        var objections = await new ListObjections(Database).RunAsync(new(State: "received", Most: 1), Stop);
        WaitingObjections = objections.Value.Waiting;
        return Page();
    }
}
