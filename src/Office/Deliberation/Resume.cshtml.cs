using Paseban.Assistance.Deliberation;
using Paseban.Rules;

namespace Paseban.Office.Deliberation;

/// <summary>Takes a paused meeting up again.</summary>
[Does(ProcessKind.MeetingHolding)]
public sealed class ResumeModel(Law law) : MeetingPage(law)
{
    public async Task<IActionResult> OnGetAsync(string reference) => await FindAsync(reference) ?? Page();

    public async Task<IActionResult> OnPostAsync(string reference)
    {
        if (await FindAsync(reference) is { } refused) return refused;
        var resumed = await new HoldMeeting(Database).ResumeAsync(reference, Process(ProcessKind.MeetingHolding), Stop);
        if (!resumed.Succeeded) return Refuse(resumed.Problems);
        Tell(Say["Rapat dilanjutkan.", "The meeting goes on."]);
        return LocalRedirect(Home);
    }
}
