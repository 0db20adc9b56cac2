using System.Globalization;
using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>Where a wave stands between the meetings and the decree, and what is to be done next.</summary>
[Reads(Inquiry.Registration)]
public sealed class IndexModel(Law law, LatestFigures latest) : TargetingPage(law)
{
    [BindProperty(SupportsGet = true)]
    public string Wave { get; set; } = "";

    public IReadOnlyList<Choice> Waves { get; private set; } = [];

    /// <summary>Null before the first wave.</summary>
    public RegistrationWave? Shown { get; private set; }

    public IReadOnlyList<TargetingStep> Steps { get; private set; } = [];

    /// <summary>What waits, in the order of the process, each with the page where it is done.</summary>
    public IReadOnlyList<(string Path, BilingualText Text, ProcessKind? Act)> Next { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var waves = await new ShowWave(Database).ListAsync(Stop);
        Waves = [.. waves.Reverse().Select(wave => new Choice(wave.Code, $"{wave.Code}: {wave.Name}"))];
        Shown = Wave.Length == 0 ? waves is [.., var newest] ? newest : null : waves.FirstOrDefault(wave => wave.Code == Wave);
        if (Shown is null)
            return Wave.Length == 0
                ? Page()
                : RefuseWhole([Problem.NotFound("wave.unknown", $"There is no wave '{Wave}'.", "Choose one of the list.")
                    .InIndonesian($"Tidak ada gelombang '{Wave}'.", "Pilih dari daftar.")]);
        Wave = Shown.Code;
        var targeting = new ShowTargeting(Database);
        var (wave, mark) = (Shown, (await targeting.NewestBatchAsync(Stop)).ToString(CultureInfo.InvariantCulture));
        Steps = await latest.CountAsync(
            Actor.Areas, $"steps {Wave}", mark, () => targeting.StepsAsync(wave, SeesAll, Stop), Stop);
        Next = await NextAsync(Shown, targeting);
        return Page();
    }

    public TargetingStep? Of(CaseStep step) => Steps.FirstOrDefault(one => one.Step == step);

    private async Task<IReadOnlyList<(string, BilingualText, ProcessKind?)>> NextAsync(RegistrationWave wave, ShowTargeting targeting)
    {
        if (wave.ClosedAt is null)
            return [("/waves", new("Tutup gelombang pendaftaran dahulu", "Close the registration wave first"), ProcessKind.WaveChanging)];
        var lists = (await new ShowTargetList(Database).ListAsync(Stop)).Where(list => list.Wave == wave.Code).ToList();
        var sent = await targeting.SubmissionsAsync(Stop);
        var waiting = new List<(string, BilingualText, ProcessKind?)>();
        if (lists.Count == 0)
            waiting.Add(("/targeting/lists/lock?wave=" + wave.Code, new("Kunci Daftar Sasaran Tetap", "Lock the final target list"),
                ProcessKind.TargetListLocking));
        foreach (var list in lists.Where(list => sent.All(one => one.TargetListId != list.Id)))
            waiting.Add(("/targeting/siks-ng", new($"Kirim {list.Reference} ke SIKS-NG", $"Send {list.Reference} to SIKS-NG"),
                ProcessKind.SubmissionExporting));
        var answered = Of(CaseStep.Determination)?.In ?? 0;
        if (Of(CaseStep.Submission) is { } submission && answered < submission.GoOn + submission.Verify)
            waiting.Add(("/targeting/siks-ng", new(
                $"Impor jawaban kementerian: {Say.Number(submission.GoOn + submission.Verify - answered)} orang menunggu",
                $"Import the ministry's answers: {Say.Number(submission.GoOn + submission.Verify - answered)} people wait"),
                ProcessKind.DeterminationImporting));
        if (answered == 0) return waiting;
        var candidacies = await targeting.CandidaciesAsync(Law.Version, Stop);
        if (candidacies.Count == 0)
            waiting.Add(
                ("/targeting/candidates/assess", new("Nilai calon penerima", "Judge the candidates"), ProcessKind.CandidatesRanking));
        foreach (var one in candidacies.Where(one => one.Ranking is null || one.IsRankingOutdated))
            waiting.Add(($"/targeting/candidates/rank?programme={one.Programme}&month={one.Month}",
                new($"Peringkatkan calon {one.Programme} {one.Month}", $"Rank the candidates of {one.Programme} {one.Month}"),
                ProcessKind.CandidatesRanking));
        var drafted = (await targeting.DraftsAsync(Stop)).SelectMany(draft => draft.Rankings).ToHashSet(StringComparer.Ordinal);
        foreach (var one in candidacies.Where(
            one => one is { Ranking: { } ranking, IsRankingOutdated: false } && !drafted.Contains(ranking.Reference)))
            waiting.Add(("/targeting/draft?rankings=" + one.Ranking!.Reference,
                new(
                    $"Rancang Kepgub dari {one.Ranking.Reference} ({one.Programme})",
                    $"Draft the decree from {one.Ranking.Reference} ({one.Programme})"),
                ProcessKind.DecreeDrafting));
        return waiting;
    }
}
