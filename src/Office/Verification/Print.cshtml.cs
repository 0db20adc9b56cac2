using Paseban.Assistance.Territory;
using Paseban.Assistance.Verification;
using Paseban.Office.Registry;
using Paseban.Rules;
using Paseban.Storage;

namespace Paseban.Office.Verification;

/// <summary>Lists of planned visits to print and mark, a page for each RT, as a file to open and print.</summary>
[Does(ProcessKind.VisitPackaging)]
public sealed class PrintModel(KeyRing keys, Law law) : WebPage
{
    [BindProperty] public string? Area { get; set; }

    [BindProperty] public string? Purpose { get; set; }

    public IReadOnlyList<Choice> Areas { get; private set; } = [];

    public async Task OnGetAsync() => await PrepareAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await PrepareAsync();
        if (Areas.All(choice => choice.Value != Area))
            Wrong(nameof(Area), "Pilih kelurahan Anda.", "Choose a kelurahan of yours.");
        if (string.IsNullOrWhiteSpace(Purpose)) Wrong(nameof(Purpose), PersonActs.NoPurpose(""));
        if (!ModelState.IsValid) return Again();
        var path = Path.GetTempFileName();
        try
        {
            var written = await new WritePaperLists(Database, keys, law).RunAsync(
                new(Area!, path), Process(ProcessKind.VisitPackaging, Purpose!), Stop);
            if (!written.Succeeded) return Refuse([.. written.Problems.Select(problem => problem.At(nameof(Area)))]);
            return File(await System.IO.File.ReadAllBytesAsync(path, Stop), "text/html; charset=utf-8", $"kunjungan-{Area}.html");
        }
        finally
        {
            System.IO.File.Delete(path);
            System.IO.File.Delete(path + ".part");
        }
    }

    private async Task PrepareAsync()
    {
        Areas = AreaChoices.Kelurahan(await new ListAreas(Database).RunAsync(Stop));
        if (Areas.Count == 1) Area = Areas[0].Value;
    }
}
