using Paseban.Office.Imports;

namespace Paseban.Office.Targeting;

[Does(ProcessKind.DeterminationImporting)]
public sealed class AnswersPreviewModel : UploadPage
{
    protected override string AnotherFile => "/targeting/siks-ng/import";

    protected override Task<IActionResult> LandAsync() => StartJobAsync(
        TargetingFileJobs.LandAnswers, Upload.Subject, new FileAsked(Upload.Id, Preview.RowsRefused > 0),
        ProcessKind.DeterminationImporting);
}
