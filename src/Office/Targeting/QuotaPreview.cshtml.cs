using Paseban.Office.Imports;

namespace Paseban.Office.Targeting;

[Does(ProcessKind.QuotaSetting)]
public sealed class QuotaPreviewModel : UploadPage
{
    protected override string AnotherFile => "/targeting/quota/import";

    protected override Task<IActionResult> LandAsync() => StartJobAsync(
        TargetingFileJobs.LandQuota, Upload.Subject, new FileAsked(Upload.Id, Preview.RowsRefused > 0),
        ProcessKind.QuotaSetting);
}
