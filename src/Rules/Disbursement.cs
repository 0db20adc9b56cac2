using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>Who must approve a run: the bands of a date, the lowest first, the last without a limit.</summary>
public sealed record ApprovalRule(IReadOnlyList<ApprovalBand> Bands)
{
    internal const string File = "disbursement/approval_thresholds.yaml";

    public ApprovalBand BandOf(Rupiah total) => Bands.First(band => band.UpTo is null || total <= band.UpTo);

    internal static ApprovalRule Read(Section value)
    {
        var bands = value.Items("bands").Select(ReadBand).ToList();
        if (bands.Count == 0 || bands[^1].UpTo is not null) value.Wrong("The last band has no 'up_to': every total has its approvers.");
        for (var i = 1; i < bands.Count; i++)
        {
            if (bands[i - 1].UpTo is not { } below || bands[i].UpTo <= below) value.Wrong("Bands go from the lowest limit to the highest.");
        }
        return new(bands);
    }

    private static ApprovalBand ReadBand(Section item)
    {
        Rupiah? upTo = item.Has("up_to") ? new Rupiah(item.Number("up_to")) : null;
        var roles = new List<Role>();
        foreach (var (word, _, line) in item.Words("roles"))
        {
            if (Enum.TryParse<Role>(word, out var role) && Enum.IsDefined(role)) roles.Add(role);
            else item.Wrong(line, $"'{word}' is not a role. Known: {string.Join(", ", Enum.GetNames<Role>())}.");
        }
        if (roles.Count == 0) item.Wrong("A band names the roles that approve.");
        item.Close();
        return new(upTo, roles);
    }
}

/// <summary>The totals up to a limit and the roles that approve them, in their order, each by a different person.</summary>
/// <param name="UpTo">The highest total of the band, included; null for no limit.</param>
public sealed record ApprovalBand(Rupiah? UpTo, IReadOnlyList<Role> Roles);

/// <summary>
/// What the sentinel compares a built run with before it may be approved. Per mille are of the previous run of the same programme; a figure
/// beyond its limit is a finding that someone must accept with a reason.
/// </summary>
public sealed record SentinelLimits(
    int RecipientsChangePerMille, int TotalChangePerMille, int AmountPerHeadChangePerMille, int NewRecipientsPerMille,
    int ChangedAccountsPerMille, int HeldPaymentsPerMille, int MonthsPerPayment)
{
    internal const string File = "disbursement/sentinel.yaml";

    internal static SentinelLimits Read(Section value)
    {
        return new(
            Limit("recipients_change_per_mille"), Limit("total_change_per_mille"), Limit("amount_per_head_change_per_mille"),
            Limit("new_recipients_per_mille"), Limit("changed_accounts_per_mille"), Limit("held_payments_per_mille"),
            Limit("months_per_payment"));

        int Limit(string key) => value.Within(key, 0, 1_000_000);
    }
}
