namespace Paseban.Office.Enrolment;

[Does(ProcessKind.DecreeImporting)]
public sealed class ImportDecreeModel() : DecreeFormPage(ProcessKind.DecreeImporting)
{
    public Task<IActionResult> OnPostAsync() => SendAsync(amends: null);
}
