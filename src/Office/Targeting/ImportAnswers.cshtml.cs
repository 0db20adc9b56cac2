using Microsoft.AspNetCore.Http;
using Paseban.Office.Imports;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

[Does(ProcessKind.DeterminationImporting)]
public sealed class ImportAnswersModel(Law law, Uploads uploads) : TargetingPage(law)
{
    [BindProperty]
    public IFormFile? List { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var kept = await uploads.KeepAsync(List, nameof(List), "", Actor, Stop);
        if (!kept.Succeeded) return Refuse(kept.Problems);
        return await StartJobAsync(
            TargetingFileJobs.PreviewAnswers, kept.Value.Subject, new FileAsked(kept.Value.Id),
            ProcessKind.DeterminationImporting);
    }
}
