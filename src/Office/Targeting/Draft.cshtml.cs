using Paseban.Assistance.Targeting;
using Paseban.Office.Jobs;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>Drafts a decree, or an amendment, from rankings: first which, then how many and how much, then the act.</summary>
[Does(ProcessKind.DecreeDrafting)]
public sealed class DraftModel(Law law) : WritePage(law)
{
    /// <summary>References; one a programme, of one month.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Rankings { get; set; } = [];

    [BindProperty]
    public string Number { get; set; } = "";

    [BindProperty]
    public string Amends { get; set; } = "";

    [BindProperty]
    public string From { get; set; } = "";

    [BindProperty]
    public string To { get; set; } = "";

    [BindProperty]
    public string Cohort { get; set; } = "";

    public IReadOnlyList<Ranking> Newest { get; private set; } = [];

    /// <summary>Those that were chosen; empty before.</summary>
    public IReadOnlyList<Ranking> Chosen { get; private set; } = [];

    public IReadOnlyList<Choice> Choices =>
    [
        .. Newest.Select(one => new Choice(
            one.Reference, $"{one.Programme} {Say.Month(one.Month)}: {one.Reference}",
            Say[
                $"{Say.Number(one.Selected)} terpilih, {one.PerMonth} per bulan",
                $"{Say.Number(one.Selected)} selected, {one.PerMonth} a month"])),
    ];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is { } refused ? refused : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        var problems = new List<Problem>();
        if (Number.Trim().Length == 0)
            problems.Add(Problem.Invalid("draft.number", "Give the number that the decree is to have.", "")
                .InIndonesian("Isi nomor Kepgub yang dirancang.", "").At(nameof(Number)));
        if (From.Length > 0) problems.AddRange(ReadMonth(From, nameof(From)).Problems);
        if (To.Length > 0) problems.AddRange(ReadMonth(To, nameof(To)).Problems);
        if (MissingReason is { } missing) problems.Add(missing);
        if (Chosen.Count == 0 || Chosen.Select(one => one.Programme).Distinct().Count() < Chosen.Count
            || Chosen.Select(one => one.MonthIndex).Distinct().Count() > 1)
            problems.Add(Problem.Invalid("draft.rankings", "Choose one ranking a programme, all of one month.", "")
                .InIndonesian("Pilih satu peringkat setiap program, semuanya bulan yang sama.", "").At(nameof(Rankings)));
        if (problems.Count > 0) return Refuse(problems);
        return await StartJobAsync(
            TargetingFileJobs.Draft, Number.Trim(),
            new TargetingFileJobs.DraftAsked(
                [.. Chosen.Select(one => one.Reference)], Number.Trim(), Given(Amends), Given(From), Given(To), Given(Cohort),
                KeptFiles.NameOf("rancangan " + Number, Format)),
            ProcessKind.DecreeDrafting, Reason.Trim());
    }

    private async Task<IActionResult?> LoadAsync()
    {
        Newest = await RankingsToDraftAsync();
        Chosen = [.. Newest.Where(one => Rankings.Contains(one.Reference))];
        return Rankings.Exists(reference => Newest.All(one => one.Reference != reference))
            ? RefuseWhole([Problem.NotFound(
                "ranking.unknown", "There is no such ranking, or its candidates were judged or ranked anew.", "Choose again.")
                .InIndonesian("Peringkat itu tidak ada, atau calonnya sudah dinilai atau diperingkatkan lagi.", "Pilih lagi.")])
            : null;
    }

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}
