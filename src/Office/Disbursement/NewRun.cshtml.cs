using Microsoft.AspNetCore.Mvc;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Web.Components;
using Paseban.Web.SignIn;

namespace Paseban.Office.Disbursement;

[Does(ProcessKind.RunBuilding)]
public sealed class NewRunModel(Law law) : OfficePage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Programmes { get; set; } = [];

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Through { get; set; }

    [BindProperty]
    public string? ValueDate { get; set; }

    [BindProperty]
    public string? Cohort { get; set; }

    [BindProperty]
    public string? Arrears { get; set; } = "no";

    [BindProperty]
    public string? Authority { get; set; }

    public IReadOnlyList<Choice> ProgrammeChoices =>
        [.. law.Programmes.Where(programme => !programme.PaysNothing)
            .Select(programme => new Choice(programme.Code, $"{programme.Code} - {Say[programme.Name]}"))];

    public IReadOnlyList<Choice> CohortChoices { get; private set; } = [];

    public IReadOnlyList<Choice> YesNo => [new("no", Say["Tidak", "No"]), new("yes", Say["Ya", "Yes"])];

    public Task OnGetAsync() => PrepareAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await PrepareAsync();
        if (Read() is not { } asked) return Again();
        await using (var reading = await Database.ReadAsync(Stop))
        {
            if ((await Run.FindAsync(reading, asked.Name, Stop)).Succeeded)
            {
                return Refuse([Problem.Conflict("run.name-taken", $"There is a run '{asked.Name}' already.", "Choose another name.")
                    .InIndonesian($"Sudah ada penyaluran '{asked.Name}'.", "Pilih nama lain.").At(nameof(Name))]);
            }
        }
        return await StartJobAsync(RunJobs.Build, asked.Name, asked, ProcessKind.RunBuilding);
    }

    private RunJobs.BuildAsked? Read()
    {
        var name = (Name ?? "").Trim();
        if (name.Length is 0 or > 30 || name.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign is not '-' and not '.') || name == "new")
            Wrong(nameof(Name), "Nama penyaluran: 1 sampai 30 huruf, angka, tanda hubung atau titik.",
                "A run's name has 1 to 30 letters, digits, hyphens or dots.");
        if (Programmes.Count == 0) Wrong(nameof(Programmes), "Pilih paling sedikit satu program.", "Choose at least one programme.");
        if (!Month.TryParse(From, out var from)) Wrong(nameof(From), "Isi bulan pertama.", "Give the first month.");
        if (!Month.TryParse(string.IsNullOrEmpty(Through) ? From : Through, out var through) || through < from)
            Wrong(nameof(Through), "Bulan terakhir tidak boleh sebelum bulan pertama.", "The last month is not before the first.");
        if (!IsoDate.TryParse(ValueDate ?? "", out var day) || day < Today)
            Wrong(nameof(ValueDate), "Isi tanggal valuta hari ini atau sesudahnya.", "Give a value date from today on.");
        return ModelState.IsValid
            ? new(
                name, Programmes, string.IsNullOrEmpty(Cohort) ? null : Cohort, new MonthRange(from, through).ToString(), day,
                Arrears == "yes", string.IsNullOrWhiteSpace(Authority) ? null : Authority.Trim())
            : null;

        void Wrong(string field, string indonesian, string english) => ModelState.AddModelError(field, Say[indonesian, english]);
    }

    private async Task PrepareAsync() => CohortChoices =
        [.. (await new ListRecipients(Database).CohortsAsync(Stop)).Select(cohort => new Choice(cohort, cohort))];
}
