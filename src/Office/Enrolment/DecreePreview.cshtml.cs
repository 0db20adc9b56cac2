using System.Text.Json;
using Paseban.Office.Imports;

namespace Paseban.Office.Enrolment;

[Does(ProcessKind.DecreeImporting)]
public sealed class DecreePreviewModel : UploadPage
{
    public string About => Decree.Amends is { } amends
        ? Say[$"{Decree.Number}, perubahan atas {amends}, dari {Upload.Name}", $"{Decree.Number}, amending {amends}, from {Upload.Name}"]
        : Say[$"{Decree.Number}, daftar baru, dari {Upload.Name}", $"{Decree.Number}, a new list, from {Upload.Name}"];

    protected override string AnotherFile => "/decrees";

    private EnrolmentJobs.DecreeAsked Decree => JsonSerializer.Deserialize<EnrolmentJobs.DecreeAsked>(Upload.Asked)!;

    protected override Task<IActionResult> LandAsync() => StartJobAsync(
        EnrolmentJobs.LandDecree, Decree.Number, new FileAsked(Upload.Id, Preview.RowsRefused > 0),
        Decree.Amends is null ? ProcessKind.DecreeImporting : ProcessKind.DecreeAmending);
}
