using Paseban.Assistance.Deliberation;
using Paseban.Rules;

namespace Paseban.Office.Deliberation;

/// <summary>Pauses an open meeting, for a reason.</summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class PauseModel(Law law) : MeetingPage(law)
{
    [BindProperty]
    public string Why { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference) => await FindAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(Why))
            return RefuseField(nameof(Why), "Tulis alasan rapat diskors.", "Say why it is paused.");
        var paused = await new HoldMeeting(Database).PauseAsync(reference, Process(ProcessKind.MeetingHolding, Why.Trim()), Stop);
        if (!paused.Succeeded) return Refuse(paused.Problems);
        Tell(Say["Rapat diskors.", "The meeting is paused."]);
        return LocalRedirect(Home);
    }
}
