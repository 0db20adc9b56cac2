using System.Globalization;
using Microsoft.AspNetCore.Http;
using Paseban.Assistance.Territory;
using Paseban.Assistance.Verification;
using Paseban.Office.Registry;
using Paseban.Rules;
using Paseban.Storage;

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
        if (Areas.All(choice => choice.Value != Area))
            Wrong(nameof(Area), "Pilih wilayah kerja Anda.", "Choose an area of yours.");
        if (Through is null) Wrong(nameof(Through), "Tulis tanggalnya.", "Give the day.");
        if (string.IsNullOrWhiteSpace(Purpose)) Wrong(nameof(Purpose), PersonActs.NoPurpose(""));
        if (!ModelState.IsValid) return Again();
        var waiting = Path.Combine(SweptFolder(), Path.GetRandomFileName());
        var issued = await new IssuePackage(Database, keys, law).RunAsync(
            new(Area!, Through!.Value, waiting), Process(ProcessKind.VisitPackaging, Purpose!), Stop);
        if (!issued.Succeeded) return Refuse([.. issued.Problems.Select(problem => problem.At(nameof(Area)))]);
        Issued = issued.Value;
        System.IO.File.SetLastWriteTimeUtc(waiting, Now.UtcDateTime);
        System.IO.File.Move(waiting, PathOf(Issued.Package), overwrite: true);
        return Page();
    }

    /// <summary>Hands a package to whoever made it, for a day; whoever has the file and not its code has nothing.</summary>
    public async Task<IActionResult> OnPostFileAsync(string? made)
    {
        // Only a reference that was read whole becomes part of a path.
        var reference = Reference.Read(IssuePackage.Prefix, made);
        var path = reference.Succeeded ? PathOf(reference.Value.ToString()) : null;
        if (path is null || !System.IO.File.Exists(path))
            return RefuseWhole([Problem.NotFound("package.gone", "You have no such package here; one is kept for a day.", "Make it again.")
                .InIndonesian("Anda tidak mempunyai paket ini di sini; paket disimpan satu hari.", "Buat lagi.")]);
        return File(await System.IO.File.ReadAllBytesAsync(path, Stop), "application/octet-stream", reference.Value + ".pkt");
    }

    public async Task<IActionResult> OnPostBackAsync()
    {
        await PrepareAsync();
        Through = Today.AddDays(7);
        if (Package is null || Package.Length is 0 or > LargestBytes)
            Wrong(nameof(Package), "Pilih berkas paket.", "Choose the file of the package.");
        if (string.IsNullOrWhiteSpace(Code)) Wrong(nameof(Code), "Tulis kodenya.", "Give the code.");
        if (!ModelState.IsValid) return Again();
        var path = Path.Combine(SweptFolder(), Path.GetRandomFileName());
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

    private string Folder => Path.Combine(site.DocumentFolder, "packages");

    /// <summary>Where a package of this reader waits to be fetched. It is sealed; its code is kept nowhere.</summary>
    private string PathOf(string package) =>
        Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{Actor.Id}-{package}.pkt"));

    /// <summary>The folder of packages, without those that waited for a day.</summary>
    private string SweptFolder()
    {
        foreach (var file in Directory.CreateDirectory(Folder).EnumerateFiles().Where(
            file => file.LastWriteTimeUtc < Now.UtcDateTime.AddDays(-1)))
            file.Delete();
        return Folder;
    }

    private async Task PrepareAsync() => Areas = AreaChoices.Of(await new ListAreas(Database).RunAsync(Stop), Actor);
}
