using Paseban.Office.Imports;

namespace Paseban.Office.Matching;

/// <summary>Judges a wave by the criteria of registration, as far as the facts reach.</summary>
[Does(ProcessKind.CriteriaJudging)]
public sealed class JudgeModel(Uploads uploads) : MatchFormPage(uploads)
{
    public async Task<IActionResult> OnGetAsync() => await PrepareAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await PrepareAsync() is { } refused) return refused;
        return WaveProblem() is { } unknown
            ? Refuse([unknown])
            : await StartJobAsync(MatchJobs.Criteria, Wave, new WaveAsked(Wave), ProcessKind.CriteriaJudging);
    }
}
