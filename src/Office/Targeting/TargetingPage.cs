using Paseban.Assistance.Targeting;
using Paseban.Rules;

namespace Paseban.Office.Targeting;

/// <summary>What the pages of targeting have in common.</summary>
public abstract class TargetingPage(Law law) : OfficePage
{
    public Law Law => law;

    /// <summary>
    /// The whole city is theirs to see. Figures that were sealed for the whole city are shown to nobody else, and a hash over rows of which
    /// somebody sees a part cannot be computed by them.
    /// </summary>
    public bool SeesAll => Actor.Areas.Count == 0;

    public IReadOnlyList<Choice> Programmes => law.NamedProgrammeChoices(Say);

    /// <summary>What a decree can be drafted from: the newest ranking of each programme and month, but those outdated since.</summary>
    protected async Task<IReadOnlyList<Ranking>> RankingsToDraftAsync() =>
    [
        .. (await new ShowTargeting(Database).CandidaciesAsync(Law.Version, Stop)).Where(one => !one.IsRankingOutdated)
            .Select(one => one.Ranking).OfType<Ranking>(),
    ];

    /// <summary>The kelurahan of a filter; else the only one that the reader has.</summary>
    protected AreaCode? KelurahanOf(string? text) =>
        AreaCode.TryParse(text, out var area) && area.Level == AreaLevel.Kelurahan
            ? area
            : Actor.Areas is [{ Level: AreaLevel.Kelurahan } own] ? own : null;

    /// <summary>A programme of the law that pays, from an address or a form.</summary>
    protected Outcome<string> ReadProgramme(string? text, string field) =>
        law.Programmes.FirstOrDefault(one => !one.PaysNothing && one.Code.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found.Code
            : Problem.Invalid("programme", "Choose a programme.", "").InIndonesian("Pilih programnya.", "").At(field);

    protected static Outcome<Month> ReadMonth(string? text, string field) => Month.TryParse(text?.Trim(), out var month)
        ? month
        : Problem.Invalid("month", "Write the month as 2022-01.", "").InIndonesian("Tulis bulan sebagai 2022-01.", "").At(field);

    protected static Problem NoReason(string field) =>
        Problem.Invalid("reason", "Say why; it is kept with your name.", "")
            .InIndonesian("Tulis alasannya; disimpan bersama nama Anda.", "").At(field);
}
