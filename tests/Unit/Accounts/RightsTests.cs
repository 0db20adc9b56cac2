using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Unit.Accounts;

public sealed class RightsTests
{
    [Fact]
    public void Refusal_OfAnAct_NamesTheActAndTheRolesInTheReadersLanguage()
    {
        var refusal = Rights.Refusal(new Actor(1, "Budi", new HashSet<Role> { Role.Lurah }), ProcessKind.YearClosing)!;

        Assert.Equal(new("Budi (Lurah) tidak berhak menutup tahun anggaran.", "Yang berhak: Bendahara."), refusal.Indonesian);
        Assert.Equal("Budi (lurah) may not close a fiscal year.", refusal.Message);
        Assert.Equal("It takes one of these roles: treasurer.", refusal.Remedy);
        Assert.Contains("paseban actor list", refusal.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_OfEveryActAndInquiry_HasWordsForIt()
    {
        var nobody = new Actor(1, "Budi", new HashSet<Role>());
        var refusals = Enum.GetValues<ProcessKind>().Select(kind => Rights.Refusal(nobody, kind))
            .Concat(Enum.GetValues<Inquiry>().Select(inquiry => Rights.Refusal(nobody, inquiry)));

        Assert.Distinct(refusals.Select(refusal => refusal!.Message));
    }
}
