using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Paseban.Assistance.Verification;
using Paseban.Kernel;
using Paseban.Office.Registry;
using Paseban.Office.Shared;
using Paseban.Rules;
using Paseban.Storage;
using Paseban.Web.Components;
using Paseban.Web.Hosting;
using Paseban.Web.SignIn;

namespace Paseban.Office.Verification;

/// <summary>
/// Visits that are taken along without signal: a package goes out, sealed with a code that is shown once, and comes back with answers.
/// </summary>
[Does(ProcessKind.VisitPackaging)]
public sealed class PackagesModel(KeyRing keys, Law law, SiteFacts site) : WebPage
{
    /// <summary>Larger than any round of a kelurahan with its photos left out.</summary>
    private const int LargestBytes = 20 * 1024 * 1024;

    [BindProperty] public string? Area { get; set; }

    [BindProperty] public DateOnly? Through { get; set; }

    [BindProperty] public string? Purpose { get; set; }

    [BindProperty] public IFormFile? Package { get; set; }

    [BindProperty] public string? Code { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    /// <summary>What was just issued; shown once.</summary>
    public PackageIssued? Issued { get; private set; }

    public async Task OnGetAsync()
    {
        Through = Today.AddDays(7);
        await PrepareAsync();
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await PrepareAsync();
        if (SeenAreas.Read(Area) is not { } area || !Actor.Covers(area))
            ModelState.AddModelError(nameof(Area), Say["Pilih wilayah kerja Anda.", "Choose an area of yours."]);
        if (Through is null) ModelState.AddModelError(nameof(Through), Say["Tulis tanggalnya.", "Give the day."]);
        if (string.IsNullOrWhiteSpace(Purpose)) ModelState.AddModelError(nameof(Purpose), Say.Message(PersonActs.NoPurpose("")));
        if (!ModelState.IsValid) return Again();
        var folder = Directory.CreateDirectory(FolderOf(site)).FullName;
        var waiting = Path.Combine(folder, Path.GetRandomFileName());
        var issued = await new IssuePackage(Database, keys, law).RunAsync(
            new(Area!, Through!.Value, waiting), Process(ProcessKind.VisitPackaging, Purpose!), Stop);
        if (!issued.Succeeded) return Refuse([.. issued.Problems.Select(problem => problem.At(nameof(Area)))]);
        Issued = issued.Value;
        System.IO.File.Move(waiting, PathOf(site, Issued.Package), overwrite: true);
        return Page();
    }

    public async Task<IActionResult> OnPostBackAsync()
    {
        await PrepareAsync();
        Through = Today.AddDays(7);
        if (Package is null || Package.Length is 0 or > LargestBytes)
            ModelState.AddModelError(nameof(Package), Say["Pilih berkas paket.", "Choose the file of the package."]);
        if (string.IsNullOrWhiteSpace(Code)) ModelState.AddModelError(nameof(Code), Say["Tulis kodenya.", "Give the code."]);
        if (!ModelState.IsValid) return Again();
        var path = Path.Combine(Directory.CreateDirectory(FolderOf(site)).FullName, Path.GetRandomFileName());
        try
        {
            await using (var file = System.IO.File.Create(path)) await Package!.CopyToAsync(file, Stop);
            var merged = await new MergePackage(Database, law).RunAsync(
                new(path, Code!.Trim()), Process(ProcessKind.VisitPackaging), Stop);
            if (!merged.Succeeded) return Refuse([.. merged.Problems.Select(problem => problem.At(nameof(Package)))]);
            var landed = merged.Value;
            Tell(landed.Answers == 0
                ? Say["Tidak ada jawaban baru dalam paket ini.", "There is no new answer in this package."]
                : Say[$"{landed.Answers} jawaban, {landed.Done} kunjungan selesai, {landed.Against} temuan disampaikan. ",
                    $"{landed.Answers} answers, {landed.Done} visits done, {landed.Against} findings put to people. "]
                + string.Join("; ", landed.Contradictions));
            return Redirect("/visits");
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    /// <summary>Where packages wait to be fetched. They are sealed; their codes are kept nowhere.</summary>
    internal static string PathOf(SiteFacts site, string package) => Path.Combine(FolderOf(site), package + ".pkt");

    private static string FolderOf(SiteFacts site) => Path.Combine(site.DocumentFolder, "packages");

    private PageResult Again()
    {
        Response.StatusCode = 400;
        return Page();
    }

    private async Task PrepareAsync() => Areas = await SeenAreas.ReadAsync(Database, Stop);
}
