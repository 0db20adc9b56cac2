using Paseban.Assistance.Accounts;
using Paseban.Rules;
using Paseban.Web.Languages;

namespace Paseban.Office.Oversight;

/// <summary>The values of the law in words.</summary>
internal static class LawWords
{
    public static string Value(OpenParameter parameter, Scalar value, Speaker say)
    {
        if (value.IsNone) return say["tanpa batas", "no limit"];
        if (value.Word is { } word)
            return parameter.Alternatives.FirstOrDefault(one => one.Value == value) is { } alternative ? say[alternative.Text] : word;
        var number = value.Number!.Value;
        return parameter.Dated.Unit switch
        {
            "rupiah" => say.Amount(new(number)),
            "years" => say[$"{number} tahun", $"{number} years"],
            "months" => say[$"{number} bulan", $"{number} months"],
            "days" => say[$"{number} hari", $"{number} days"],
            "percent" => $"{number}%",
            "decile" => say[$"desil {number}", $"decile {number}"],
            _ => say.Number(number),
        };
    }

    public static IReadOnlyList<string> Of(PaymentCadence cadence, Speaker say)
    {
        var kind = cadence.Kind switch
        {
            CadenceKind.Irregular => say["Tidak berkala: tanggal tidak dapat dijanjikan", "Irregular: no date can be promised"],
            CadenceKind.Quarterly => say["Setiap tiga bulan", "Every three months"],
            CadenceKind.Monthly => say["Setiap bulan", "Every month"],
        };
        return cadence.DayOfMonth is { } day ? [kind, say[$"sekitar tanggal {day}", $"about day {day} of the month"]] : [kind];
    }

    public static IReadOnlyList<string> Of(ApprovalRule rule, Speaker say) =>
    [
        .. rule.Bands.Select(band =>
            (band.UpTo is { } limit ? say[$"sampai {limit}", $"up to {limit}"] : say["di atas itu", "above that"])
            + ": " + RoleNames.Of(band.Roles)),
    ];

    public static IReadOnlyList<string> Of(SentinelLimits limits, Speaker say)
    {
        return
        [
            say["perubahan jumlah penerima", "change of recipients"] + Up(limits.RecipientsChangePerMille),
            say["perubahan jumlah uang", "change of the total"] + Up(limits.TotalChangePerMille),
            say["perubahan besaran per orang", "change of the amount a head"] + Up(limits.AmountPerHeadChangePerMille),
            say["penerima baru", "new recipients"] + Up(limits.NewRecipientsPerMille),
            say["rekening berubah", "changed accounts"] + Up(limits.ChangedAccountsPerMille),
            say["pembayaran ditahan", "held payments"] + Up(limits.HeldPaymentsPerMille),
            say[$"paling banyak {limits.MonthsPerPayment} bulan sekali bayar", $"at most {limits.MonthsPerPayment} months in one payment"],
        ];

        string Up(int perMille) => " " + Percent(perMille, say);
    }

    public static IReadOnlyList<string> Of(QuorumRule rule, Speaker say) =>
    [
        say[$"paling sedikit {rule.LeastPresent} orang hadir", $"at least {rule.LeastPresent} people present"],
        .. rule.Seats.Select(seat => say[
            $"paling sedikit {seat.Least} dari {string.Join('/', seat.Roles.Select(role => role.Code()))}",
            $"at least {seat.Least} of {string.Join('/', seat.Roles.Select(role => role.Code()))}"]),
    ];

    public static IReadOnlyList<string> Of(RankingRule rule, Speaker say) =>
    [
        .. rule.Order.Select((key, i) =>
            $"{i + 1}. {say[key.Text]}{(key.Programmes.Count > 0 ? $" ({string.Join(", ", key.Programmes)})" : "")} - "
            + say[key.Reference.Text]),
        say[
            $"satu bantuan seorang, yang didahulukan: {string.Join(", ", rule.OneBenefit)}",
            $"one benefit a person, kept in this order: {string.Join(", ", rule.OneBenefit)}"],
    ];

    public static IReadOnlyList<string> Of(CivilRegistryRule rule, Speaker say) =>
    [
        say[$"nama cocok mulai {rule.Threshold}%", $"texts agree from {rule.Threshold}%"],
        say[$"jawaban berlaku {rule.AnswerHoldsDays} hari", $"an answer holds {rule.AnswerHoldsDays} days"],
        say["menentukan: ", "decide: "] + string.Join(", ", rule.DecidingElements),
        say["hanya dicatat: ", "only noted: "] + string.Join(", ", rule.NotedElements),
    ];

    public static IReadOnlyList<string> Of(FindingRules rules, Speaker say) =>
    [
        .. rules.ByKind.Values.Select(rule => $"{rule.Kind}: {Effect(rule.Effect, say)}"
            + (rule.StaleAfterMonths > 0
                ? say[$", basi setelah {rule.StaleAfterMonths} bulan", $", stale after {rule.StaleAfterMonths} months"]
                : "")),
    ];

    public static IReadOnlyList<string> Of(RegistrationRule rule, Speaker say) =>
    [
        say[$"dinilai menurut {rule.Programme}", $"judged by {rule.Programme}"],
        say["dijawab musyawarah: ", "answered by the meeting: "] + string.Join(", ", rule.AwaitedFacts.Select(fact => say[fact.Text])),
        say["bansos APBN: ", "state aid: "] + string.Join(", ", rule.StateAid),
    ];

    public static IReadOnlyList<string> Of(DuplicateRule rule, Speaker say) =>
    [
        say[$"pasangan mulai {Percent(rule.LeastPerMille, say)}", $"pairs from {Percent(rule.LeastPerMille, say)}"],
        say[$"paling banyak {rule.ShownAtMost} ditampilkan", $"at most {rule.ShownAtMost} shown"],
    ];

    public static string Outcome(Eligibility? outcome, Speaker say) => outcome switch
    {
        Eligibility.Eligible => say["berhak", "eligible"],
        Eligibility.NotEligible => say["tidak berhak", "not eligible"],
        Eligibility.Unknown => say["perlu verifikasi", "to be verified"],
        null => say["aturan belum ada", "no law"],
    };

    public static string Use(ReasonUse use, Speaker say) => string.Join(", ", new (ReasonUse Use, string Word)[]
    {
        (ReasonUse.Refuse, say["menolak", "refuse"]), (ReasonUse.End, say["mengakhiri", "end"]),
        (ReasonUse.Suspend, say["menangguhkan", "suspend"]), (ReasonUse.Drop, say["menggugurkan pendaftaran", "drop a registration"]),
        (ReasonUse.Doubt, say["memeriksa lagi", "look again"]), (ReasonUse.Wait, say["menunggu", "wait"]),
    }.Where(pair => use.HasFlag(pair.Use)).Select(pair => pair.Word));

    private static string Effect(FindingEffect effect, Speaker say) => effect switch
    {
        FindingEffect.Excludes => say["menggugurkan", "excludes"],
        FindingEffect.Verify => say["diperiksa orang", "somebody looks"],
        FindingEffect.Note => say["dicatat", "noted"],
        FindingEffect.AsTheCriteriaSay => say["menurut kriteria", "as the criteria say"],
    };

    private static string Percent(int perMille, Speaker say) => (perMille / 10m).ToString("0.#", say.Words) + "%";
}
