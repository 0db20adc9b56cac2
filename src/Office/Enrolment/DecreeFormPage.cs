using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Paseban.Office.Imports;

namespace Paseban.Office.Enrolment;

/// <summary>A decree as it is sent in: what stands on the paper, and its list.</summary>
public abstract class DecreeFormPage(ProcessKind process) : OfficePage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? SignedOn { get; set; }

    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>Keeps the file and has it looked through; nothing lands before that was confirmed.</summary>
    protected async Task<IActionResult> SendAsync(string? amends)
    {
        if (string.IsNullOrWhiteSpace(Number)) Wrong(nameof(Number), "Isi nomor Kepgub.", "Give the decree's number.");
        if (string.IsNullOrWhiteSpace(Title)) Wrong(nameof(Title), "Isi judul Kepgub.", "Give the decree's title.");
        if (!IsoDate.TryParse(SignedOn ?? "", out var day) || day > Today)
            Wrong(nameof(SignedOn), "Isi tanggal Kepgub, hari ini atau sebelumnya.", "Give the decree's date, today or before.");
        if (!ModelState.IsValid) return Again();
        var asked = new EnrolmentJobs.DecreeAsked(Number!.Trim(), Title!.Trim(), day, amends);
        var kept = await HttpContext.RequestServices.GetRequiredService<Uploads>().KeepAsync(List, nameof(List), asked, Actor, Stop);
        if (!kept.Succeeded) return Refuse(kept.Problems);
        return await StartJobAsync(
            EnrolmentJobs.PreviewDecree, $"{asked.Number}: {kept.Value.Subject}", new FileAsked(kept.Value.Id), process);
    }
}
