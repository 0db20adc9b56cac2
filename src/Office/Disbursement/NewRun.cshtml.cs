using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Enrolment;
using Paseban.Rules;

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

    public IReadOnlyList<Choice> ProgrammeChoices => law.NamedProgrammeChoices(Say);

    public IReadOnlyList<Choice> CohortChoices { get; private set; } = [];

    public IReadOnlyList<Choice> NoYes => YesNoChoices.NoFirst(Say);

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
        if (Run.NameProblem(name) is { } unnamed) Wrong(nameof(Name), unnamed);
        if (Programmes.Count == 0) Wrong(nameof(Programmes), "Pilih paling sedikit satu program.", "Choose at least one programme.");
        if (!Month.TryParse(From, out var from)) Wrong(nameof(From), "Isi bulan pertama.", "Give the first month.");
        var through = from;
        if (Through.Given() is { } last && (!Month.TryParse(last, out through) || through < from))
            Wrong(nameof(Through), "Bulan terakhir tidak boleh sebelum bulan pertama.", "The last month is not before the first.");
        var day = ValueDateField.Read(ValueDate, Today);
        if (!day.Succeeded) Wrong(nameof(ValueDate), day.Problems[0]);
        return ModelState.IsValid
            ? new(
                name, Programmes, string.IsNullOrEmpty(Cohort) ? null : Cohort, new MonthRange(from, through).ToString(), day.Value,
                Arrears == "yes", string.IsNullOrWhiteSpace(Authority) ? null : Authority.Trim())
            : null;
    }

    private async Task PrepareAsync() => CohortChoices =
        [.. (await new ListRecipients(Database).CohortsAsync(Stop)).Select(cohort => new Choice(cohort, cohort))];
}
