using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Deliberation;
using Paseban.Kernel;
using Paseban.Storage;
using Paseban.Web.SignIn;

namespace Paseban.Office.Deliberation;

/// <summary>
/// Meeting mode: one name, large enough for the hall, and a decision by keys. Each name shown leaves an access record.
/// </summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class NameModel(KeyRing keys) : OfficePage
{
    public AgendaNameShown Shown { get; private set; } = null!;

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

    public string Home => $"/meetings/{Shown.Meeting}";

    public bool IsOpen => Shown.State == MeetingState.Open;

    public string AddressOf(long place) => $"{Home}/name/{place}";

    /// <param name="reference">MEET-...</param>
    /// <param name="place">On the agenda, from 1; 0 goes to the first undecided name.</param>
    public async Task<IActionResult> OnGetAsync(string reference, long place)
    {
        if (await ShowAsync(reference, Math.Max(1, place)) is { } refused) return refused;
        if (place == 0 && Shown.Name.Decision is not null && Shown.NextOpen is { } open) return LocalRedirect(AddressOf(open));
        var name = Shown.Name;
        (Decision, Why, Dissent) = (name.Decision?.Code() ?? "", name.Reason, name.Dissent);
        Priority = name.Priority?.ToString(CultureInfo.InvariantCulture) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, long place)
    {
        if (await ShowAsync(reference, place) is { } refused) return refused;
        if (Words.FindDecision(Decision) is not { } decision)
            return Refuse([Wrong(nameof(Decision), "Pilih keputusannya.", "Choose the decision.")]);
        long? priority = null;
        if (!string.IsNullOrWhiteSpace(Priority))
        {
            if (!int.TryParse(Priority.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank < 1)
                return Refuse([Wrong(nameof(Priority), "Urutan adalah angka mulai dari 1.", "A priority is a number from 1.")]);
            priority = rank;
        }
        if (decision is CommunityDecision.NotEligible or CommunityDecision.PutOff && string.IsNullOrWhiteSpace(Why))
            return Refuse([Wrong(nameof(Why), "Keputusan ini perlu alasan; masuk berita acara.",
                "This decision needs a reason; it stands in the minutes.")]);
        var name = Shown.Name;
        var decided = await new DecideName(Database, keys).RunAsync(
            new(
                Shown.Meeting, name.Person, decision, Why, priority, Dissent, name.Programme.Length > 0 ? name.Programme : null,
                WholeHousehold),
            Process(ProcessKind.MeetingHolding), Stop);
        if (!decided.Succeeded) return Refuse(decided.Problems);
        Tell(Say[$"Nomor {place}: {decision.Text().Id}.", $"Number {place}: {decision.Text().En}."]);
        if (decided.Value.Open == 0)
        {
            Tell(Say["Semua nama sudah diputuskan.", "Every name is decided."]);
            return LocalRedirect(Home);
        }
        // What was decided for a whole household may include the next name: 0 looks again.
        return LocalRedirect(AddressOf(WholeHousehold || Shown.NextOpen is null ? 0 : Shown.NextOpen.Value));
    }

    private async Task<IActionResult?> ShowAsync(string reference, long place)
    {
        var found = await new ShowAgendaName(Database).RunAsync(
            reference, place, Process(ProcessKind.IdentityReading, $"musyawarah {reference}"), Stop);
        if (!found.Succeeded) return RefuseWhole(found.Problems);
        Shown = found.Value;
        return null;
    }

    private static Problem Wrong(string field, string indonesian, string english) =>
        Problem.Invalid("meeting.decision", english, "").InIndonesian(indonesian, "").At(field);
}
