using Paseban.Assistance.Oversight;
using Paseban.Rules;

namespace Paseban.Office.Oversight;

/// <summary>The law as data: what holds since when, and what it rests on.</summary>
[SignedInOnly]
public sealed class LawModel(Law law) : OfficePage
{
    public Law Law => law;

    public IReadOnlyList<LawVersion> Versions { get; private set; } = [];

    /// <summary>Null while this version was not taken into force.</summary>
    public LawVersion? Adopted => Versions.FirstOrDefault(version => version.Version == law.Version);

    public LawTable Calendar => LawTable.Of(law.Disbursement.Calendar, value => LawWords.Of(value, Say));

    public IEnumerable<LawTable> Common =>
        law.CommonParameters.Values.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => LawTable.Of(one, Say));

    public IEnumerable<LawTable> Steps =>
    [
        LawTable.Of(law.Matching.Registration, value => LawWords.Of(value, Say)),
        LawTable.Of(law.Matching.CivilRegistry, value => LawWords.Of(value, Say)),
        LawTable.Of(law.Matching.Findings, value => LawWords.Of(value, Say)),
        LawTable.Of(law.Matching.Duplicates, value => LawWords.Of(value, Say)),
        LawTable.Of(law.Deliberation.Quorum, value => LawWords.Of(value, Say)),
        LawTable.Of(law.Targeting.Ranking, value => LawWords.Of(value, Say)),
        LawTable.Of(law.Disbursement.ApprovalThresholds, value => LawWords.Of(value, Say)),
        LawTable.Of(law.Disbursement.Sentinel, value => LawWords.Of(value, Say)),
        .. law.Steps.Values.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => LawTable.Of(one, Say)),
    ];

    public async Task OnGetAsync() => Versions = await new ShowLaw(Database).VersionsAsync(Stop);

    public string AmountOf(ProgrammeLaw programme)
    {
        if (programme.PaysNothing) return Say["hanya menilai", "only judges"];
        var now = programme.Amount.InForce(Today);
        return now is { IsEnd: false, Value.Number: { } number }
            ? Say[$"{new Rupiah(number)} sebulan", $"{new Rupiah(number)} a month"]
            : "-";
    }

    public string UseOf(Reason reason) => LawWords.Use(reason.Use, Say);
}
