using Paseban.Assistance.Accounts;

namespace Paseban.Tests.Unit.Accounts;

public sealed class RightsTests
{
    [Fact]
    public void Refusal_OfAnAct_NamesTheRolesInTheReadersLanguage()
    {
        var refusal = Rights.Refusal(new Actor(1, "Budi", new HashSet<Role> { Role.Lurah }), ProcessKind.YearClosing)!;

        Assert.Equal(new("Budi (Lurah) tidak berhak melakukan ini.", "Yang berhak: Bendahara."), refusal.Indonesian);
        Assert.Equal("It takes one of these roles: treasurer.", refusal.Remedy);
        Assert.Contains("paseban actor list", refusal.Command, StringComparison.Ordinal);
    }
}
