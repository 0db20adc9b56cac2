using Microsoft.AspNetCore.Http;
using Paseban.Office.Imports;
using Paseban.Rules;

namespace Paseban.Office.Enrolment;

[Does(ProcessKind.RecipientSuspending)]
public sealed class ChangeRecipientsModel(Law law, Uploads uploads) : OfficePage
{
    [BindProperty]
    public IFormFile? List { get; set; }

    public IReadOnlyList<Reason> Reasons => [.. law.Reasons.All.Where(reason => reason.MayEnd || reason.MaySuspend)];

    public async Task<IActionResult> OnPostAsync()
    {
        var kept = await uploads.KeepAsync(List, nameof(List), "recipients", Actor, Stop);
        if (!kept.Succeeded) return Refuse(kept.Problems);
        return await StartJobAsync(
            EnrolmentJobs.PreviewRecipients, kept.Value.Subject, new FileAsked(kept.Value.Id),
            ProcessKind.RecipientSuspending);
    }
}
