using Paseban.Office.Imports;

namespace Paseban.Office.Matching;

/// <summary>Looks for people and households of a wave that registered twice.</summary>
[Does(ProcessKind.DuplicatesFinding)]
public sealed class SearchModel(Uploads uploads) : MatchFormPage(uploads)
{
    public async Task<IActionResult> OnGetAsync() => await PrepareAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await PrepareAsync() is { } refused) return refused;
        return WaveProblem() is { } unknown
            ? Refuse([unknown])
            : await StartJobAsync(MatchJobs.Duplicates, Wave, new WaveAsked(Wave), ProcessKind.DuplicatesFinding);
    }
}
