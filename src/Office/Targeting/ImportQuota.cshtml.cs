using System.Globalization;
using Microsoft.AspNetCore.Http;
using Paseban.Office.Imports;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

[Does(ProcessKind.QuotaSetting)]
public sealed class ImportQuotaModel(Law law, Uploads uploads) : TargetingPage(law)
{
    [BindProperty]
    public string Year { get; set; } = "";

    [BindProperty]
    public IFormFile? List { get; set; }

    public void OnGet() => Year = Today.Year.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return Refuse([Problem.Invalid("quota.year", "Write the year as 2022.", "")
                .InIndonesian("Tulis tahunnya sebagai 2022.", "").At(nameof(Year))]);
        var kept = await uploads.KeepAsync(List, nameof(List), new TargetingFileJobs.QuotaAsked(year), Actor, Stop);
        if (!kept.Succeeded) return Refuse(kept.Problems);
        return await StartJobAsync(
            TargetingFileJobs.PreviewQuota, $"{year}: {kept.Value.Subject}", new FileAsked(kept.Value.Id),
            ProcessKind.QuotaSetting);
    }
}
