using Paseban.Assistance.Deliberation;
using Paseban.Assistance.Territory;

namespace Paseban.Office.Deliberation;

/// <summary>Draws the agendas of a wave, after saying how many names come on how many.</summary>
[Does(ProcessKind.AgendaDrawing)]
public sealed class DrawModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    /// <summary>Code; empty for all, which only somebody with the whole city may draw.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kelurahan { get; set; } = "";

    /// <summary>How many names the page showed.</summary>
    [BindProperty]
    public long Seen { get; set; }

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetValues<MeetingKind>().Select(kind => new Choice(kind.Code(), Say[MeetingWords.Of(kind)]))];

    /// <summary>Kelurahan in which the reader may draw.</summary>
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    /// <summary>What would be drawn; null before the choice is made.</summary>
    public NamesWaiting? Waiting { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? check)
    {
        await ShowAsync();
        return check is null ? Page() : await CheckAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (await CheckAsync() is { } refused) return refused;
        return await StartJobAsync(
            DeliberationJobs.Draw, $"{Wave} {Kind} {Kelurahan}".Trim(), new DrawAsked(Wave, Kind, Kelurahan, Seen),
            ProcessKind.AgendaDrawing);
    }

    private async Task ShowAsync()
    {
        Waves = (await WaveChoices.ReadAsync(Database, Stop)).All;
        Places = AreaChoices.Kelurahan(await new ListAreas(Database).RunAsync(Stop));
        Kelurahan = (Kelurahan ?? "").Trim();
        if (Kelurahan.Length == 0 && Actor.Areas is [{ Level: AreaLevel.Kelurahan } own]) Kelurahan = own.Value;
        if (string.IsNullOrEmpty(Kind)) Kind = MeetingKind.Registration.Code();
    }

    /// <summary>Null when what was chosen can be drawn, with the numbers.</summary>
    private async Task<IActionResult?> CheckAsync()
    {
        if (Words.FindKind(Kind) is not { } kind)
            return Refuse([Problem.Invalid("meeting.kind", "This is no kind of meeting.", "Choose one.")
                .InIndonesian("Jenis rapat ini tidak ada.", "Pilih salah satu.").At(nameof(Kind))]);
        if (Kelurahan.Length > 0 ? Places.All(place => place.Value != Kelurahan) : !SeesWholeCity)
            return Refuse([Problem.Invalid("area.code", "This is no kelurahan of yours.", "Choose one from the list.")
                .InIndonesian("Ini bukan kelurahan Anda.", "Pilih dari daftar.").At(nameof(Kelurahan))]);
        var waiting = await new DrawAgendas(Database).WaitingAsync(
            new(Wave, kind, Kelurahan.Length > 0 ? Kelurahan : null), Stop);
        if (!waiting.Succeeded) return Refuse(waiting.Problems);
        Waiting = waiting.Value;
        return null;
    }
}
