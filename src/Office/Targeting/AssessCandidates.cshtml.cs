using Paseban.Assistance.Intake;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

[Does(ProcessKind.CandidatesRanking)]
public sealed class AssessCandidatesModel(Law law) : TargetingPage(law)
{
    [BindProperty]
    public string Programme { get; set; } = "";

    [BindProperty]
    public string Month { get; set; } = "";

    [BindProperty]
    public string Wave { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var (programme, month) = (ReadProgramme(Programme, nameof(Programme)), ReadMonth(Month, nameof(Month)));
        List<Problem> problems = [.. programme.Problems, .. month.Problems];
        if (problems.Count == 0)
            problems.AddRange(
                Law.AssessorFor(programme.Value, month.Value).Problems.Take(1).Select(one => one.At(nameof(Month))));
        if (Wave.Length > 0 && Waves.All(one => one.Value != Wave))
            problems.Add(Problem.Invalid("wave.unknown", "Choose a wave of the list.", "")
                .InIndonesian("Pilih gelombang dari daftar.", "").At(nameof(Wave)));
        if (problems.Count > 0) return Refuse(problems);
        return await StartJobAsync(
            TargetingJobs.Assess, $"{programme.Value} {month.Value}",
            new TargetingJobs.AssessAsked(programme.Value, month.Value.ToString(), Wave.Length > 0 ? Wave : null),
            ProcessKind.CandidatesRanking);
    }

    private async Task LoadAsync() =>
        Waves = [.. (await new ShowWave(Database).ListAsync(Stop)).Reverse().Select(
            one => new Choice(one.Code, $"{one.Code}: {one.Name}"))];
}
