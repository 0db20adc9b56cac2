using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>Ranks judged candidates: says first how many there are, for how many places, and by which keys.</summary>
[Does(ProcessKind.CandidatesRanking)]
public sealed class RankCandidatesModel(Law law) : TargetingPage(law)
{
    [BindProperty(SupportsGet = true)]
    public string Programme { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Month { get; set; } = "";

    public CandidacyShown Candidacy { get; private set; } = null!;

    /// <summary>Places of all kelurahan; null when no quota is set for the year.</summary>
    public long? Places { get; private set; }

    public IReadOnlyList<RankingKey> Keys { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() is { } refused ? refused : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        return await StartJobAsync(
            TargetingJobs.Rank, $"{Candidacy.Programme} {Candidacy.Month}",
            new TargetingJobs.RankAsked(Candidacy.Programme, Candidacy.Month.ToString()), ProcessKind.CandidatesRanking);
    }

    private async Task<IActionResult?> LoadAsync()
    {
        var found = (await new ShowTargeting(Database).CandidaciesAsync(Law.Version, Stop))
            .FirstOrDefault(one => one.Programme == Programme && one.Month.ToString() == Month);
        if (found is null)
            return RefuseWhole([Problem.NotFound("candidates.not-assessed", "These candidates have not been judged.", "Judge them first.")
                .InIndonesian("Calon ini belum dinilai.", "Nilai dahulu.")]);
        Candidacy = found;
        Places = (await new ShowQuota(Database).RunAsync(found.Month.Year, found.Programme, Stop))
            .Match(shown => (long?)shown.Kelurahan.Sum(one => one.Places), _ => null);
        Keys = Law.Targeting.RankingFor(found.Month).Match(rule => rule.Rule.KeysFor(found.Programme), _ => []);
        return null;
    }
}
