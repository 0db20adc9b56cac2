using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class DisbursementLawTests
{
    private static readonly DateOnly Day = new(2024, 3, 1);

    [Theory]
    [InlineData(1_000_000_000, new[] { Role.DinasApprover })]
    [InlineData(1_000_000_001, new[] { Role.DinasApprover, Role.Treasurer })]
    [InlineData(50_000_000_000, new[] { Role.DinasApprover, Role.Treasurer })]
    [InlineData(50_000_000_001, new[] { Role.DinasApprover, Role.Treasurer, Role.RegionalTreasurer })]
    public void ApprovalFor_EachSideOfAThreshold_NamesItsRoles(long total, Role[] roles)
    {
        var band = LawFolder.Law.Disbursement.ApprovalFor(new(total), Day).Value;

        Assert.Equal(roles, band.Roles);
    }

    [Fact]
    public void SentinelLimits_OfADate_AreWholeNumbers()
    {
        var limits = LawFolder.Law.Disbursement.SentinelLimits(Day).Value;

        Assert.Equal(100, limits.RecipientsChangePerMille);
        Assert.Equal(6, limits.MonthsPerPayment);
    }

    [Theory]
    [InlineData("2020-05", CadenceKind.Quarterly, "2020-06-30")]
    [InlineData("2024-05", CadenceKind.Irregular, null)]
    [InlineData("2025-02", CadenceKind.Quarterly, "2025-03-31")]
    [InlineData("2025-08", CadenceKind.Monthly, "2025-08-25")]
    public void Cadence_OfAMonth_PromisesADayOnlyWhereThereIsOne(string month, CadenceKind kind, string? expected)
    {
        var at = Words.Month(month);

        var cadence = LawFolder.Law.Disbursement.Cadence(at).Value;

        Assert.Equal(kind, cadence.Kind);
        Assert.Equal(expected is null ? null : Words.Date(expected), cadence.ExpectedOn(at));
    }

    [Fact]
    public void Reasons_OfThePublishedCodes_MayEndAndCarryThePublicText()
    {
        string[] codes =
        [
            "DECEASED", "MOVED_OUT_DKI", "NOT_FOUND", "AGED_OUT", "MISUSE",
            "NO_LONGER_ELIGIBLE", "IN_INSTITUTION", "STATE_AID_APBN", "OWNS_CAR", "NJOP_OVER_1B",
        ];

        Assert.All(codes, code => Assert.True(LawFolder.Law.Reasons.For(ReasonUse.End, code).Succeeded));
        Assert.Equal("Memiliki aset bernilai tinggi", LawFolder.Law.Reasons.Find("OWNS_CAR")!.PublicText.Id);
        Assert.False(LawFolder.Law.Reasons.For(ReasonUse.Suspend, "DECEASED").Succeeded);
    }
}
