using Paseban.Office.Imports;

namespace Paseban.Office.Enrolment;

[Does(ProcessKind.RecipientSuspending)]
public sealed class RecipientsPreviewModel : UploadPage
{
    public string About => Say[$"Perubahan penerima dari {Upload.Name}", $"Changes of recipients from {Upload.Name}"];

    protected override string AnotherFile => "/recipients/changes";

    protected override Task<IActionResult> LandAsync() => StartJobAsync(
        EnrolmentJobs.LandRecipients, Upload.Subject, new FileAsked(Upload.Id, Preview.RowsRefused > 0),
        ProcessKind.RecipientSuspending);
}
