using Paseban.Assistance.Verification;
using Paseban.Rules;

namespace Paseban.Office.Verification;

/// <summary>What the person says to a finding; taken until it is decided, also after the time to reply.</summary>
[Does(ProcessKind.ReplyRecording)]
public sealed class ReplyModel(Law law) : ProposalPage(law)
{
    [BindProperty] public DateOnly? ReceivedOn { get; set; }

    [BindProperty] public string? Note { get; set; }

    [BindProperty] public string? Evidence { get; set; }

    public void OnGet() => ReceivedOn = Today;

    public async Task<IActionResult> OnPostAsync()
    {
        if (ReceivedOn is null || ReceivedOn > Today)
            Wrong(nameof(ReceivedOn), "Tulis tanggal diterima.", "Give the day on which it came.");
        if (string.IsNullOrWhiteSpace(Note)) Wrong(nameof(Note), "Tulis tanggapannya.", "Write what was said.");
        if (!ModelState.IsValid) return Again();
        var recorded = await new RecordReply(Database).RunAsync(
            new(Proposal.Reference, ReceivedOn!.Value, Note!), Process(ProcessKind.ReplyRecording, evidence: Evidence?.Trim() ?? ""), Stop);
        return recorded.Succeeded ? Done(Say["Tanggapan dicatat.", "The reply is recorded."]) : Refuse(recorded.Problems);
    }
}
