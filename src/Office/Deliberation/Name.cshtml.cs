using System.Globalization;
using Paseban.Assistance.Deliberation;
using Paseban.Storage;

namespace Paseban.Office.Deliberation;

/// <summary>
/// Meeting mode: one name, large enough for the hall, and a decision by keys. Each name shown leaves an access record.
/// </summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class NameModel(KeyRing keys) : AgendaNamePage
{
    [BindProperty]
    public string Decision { get; set; } = "";

    [BindProperty]
    public string Why { get; set; } = "";

    [BindProperty]
    public string Priority { get; set; } = "";

    [BindProperty]
    public string Dissent { get; set; } = "";

    /// <summary>Also for everybody of the household on this agenda.</summary>
    [BindProperty]
    public bool WholeHousehold { get; set; }

    public bool IsOpen => Shown.State == MeetingState.Open;

    public IReadOnlyList<Choice> Decisions =>
        [.. Enum.GetValues<CommunityDecision>().Select(decision => new Choice(decision.Code(), Say[decision.Text()]))];

    public string AddressOf(long place) => $"{Home}/name/{place}";

    /// <param name="reference">MEET-...</param>
    /// <param name="place">On the agenda, from 1; 0 shows the first undecided name.</param>
    public async Task<IActionResult> OnGetAsync(string reference, long place)
    {
        if (await ShowAsync(reference, Math.Max(0, place)) is { } refused) return refused;
        var name = Shown.Name;
        (Decision, Why, Dissent) = (name.Decision?.Code() ?? "", name.Reason, name.Dissent);
        Priority = name.Priority?.ToString(CultureInfo.InvariantCulture) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, long place)
    {
        // What was decided is said of the name that was shown.
        if (await ShowAsync(reference, Math.Max(1, place)) is { } refused) return refused;
        if (Words.FindDecision(Decision) is not { } decision)
            return RefuseField(nameof(Decision), "Pilih keputusannya.", "Choose the decision.");
        long? priority = null;
        if (!string.IsNullOrWhiteSpace(Priority))
        {
            if (!int.TryParse(Priority.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank < 1)
                return RefuseField(nameof(Priority), "Urutan adalah angka mulai dari 1.", "A priority is a number from 1.");
            priority = rank;
        }
        if (decision is CommunityDecision.NotEligible or CommunityDecision.PutOff && string.IsNullOrWhiteSpace(Why))
            return RefuseField(nameof(Why), "Keputusan ini perlu alasan; masuk berita acara.",
                "This decision needs a reason; it stands in the minutes.");
        var name = Shown.Name;
        var decided = await new DecideName(Database, keys).RunAsync(
            new(
                Shown.Meeting, name.Person, decision, Why, priority, Dissent, name.Programme.Length > 0 ? name.Programme : null,
                WholeHousehold),
            Process(ProcessKind.MeetingHolding), Stop);
        if (!decided.Succeeded) return Refuse(decided.Problems);
        var said = Say[$"Nomor {place}: {decision.Text().Id}.", $"Number {place}: {decision.Text().En}."];
        if (decided.Value.Open == 0)
        {
            Tell($"{said} {Say["Semua nama sudah diputuskan.", "Every name is decided."]}");
            return LocalRedirect(Home);
        }
        Tell(said);
        // What was decided for a whole household may include the next name: 0 looks again.
        return LocalRedirect(AddressOf(WholeHousehold || Shown.NextOpen is null ? 0 : Shown.NextOpen.Value));
    }

    private Task<IActionResult?> ShowAsync(string reference, long place) => FindAsync(reference, place, "musyawarah");
}
