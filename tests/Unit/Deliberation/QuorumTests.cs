using System.Text.RegularExpressions;
using Paseban.Assistance.Deliberation;
using Paseban.Rules;
using static Paseban.Rules.AttendanceRole;

namespace Paseban.Tests.Unit.Deliberation;

public sealed class QuorumTests
{
    private static QuorumRule Rule => LawFolder.Law.Deliberation.Quorum.At(new(2021, 7, 15)).Value;

    [Fact]
    public void Shortfalls_WithEverySeatTaken_AreNone() => Assert.Empty(Rule.Shortfalls([Lurah, Lmk, Rw, Pendamsos, Rt]));

    [Fact]
    public void Shortfalls_WithTooFewPeople_NameTheNumber()
    {
        var missing = Assert.Single(Rule.Shortfalls([Lurah, Lmk, Rw, Pendamsos]));

        Assert.Equal((0, 5, 4), (missing.Roles.Count, missing.Needed, missing.Present));
    }

    [Fact]
    public void Shortfalls_WithoutASeat_NameIt() =>
        Assert.Equal([Lmk], Assert.Single(Rule.Shortfalls([Lurah, Rw, Rw, Pendamsos, Rt])).Roles);

    [Fact]
    public void Quorum_BeforeItsFirstDate_IsAnError() => Assert.False(LawFolder.Law.Deliberation.Quorum.At(new(2017, 1, 1)).Succeeded);

    [Theory]
    [InlineData("lurah", Lurah)]
    [InlineData(" RW ", Rw)]
    [InlineData("7", null)]
    [InlineData("", null)]
    public void Find_OfARole_KnowsWordsAndNoNumbers(string word, AttendanceRole? role) => Assert.Equal(role, AttendanceRoles.Find(word));

    [Theory]
    [InlineData("SITI AMINAH", "SIT* A***")]
    [InlineData("BUDI", "BUD*")]
    [InlineData("ANI", "AN*")]
    [InlineData("O", "*")]
    [InlineData("  NUR   HIDAYAT  SALEH ", "NU* H*** S***")]
    [InlineData("", "")]
    public void Of_AName_KeepsNeverAllOfAWord(string name, string masked) =>
        Assert.Equal(masked, MaskedName.Of(name));

    [Fact]
    public void Words_OfEveryDecision_ReadBackAndHaveAReasonOfTheLaw()
    {
        Assert.All(Enum.GetValues<CommunityDecision>(), decision => Assert.Equal(decision, Words.FindDecision(decision.Code())));
        var reasons = Regex.Matches(Words.ReasonOf("decision"), "then '([A-Z_]+)'").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(6, reasons.Count);
        Assert.All(reasons, code => Assert.True(LawFolder.Law.Reasons.For(ReasonUse.Drop, code).Succeeded));
        Assert.All(Enum.GetValues<NeighbourhoodRemark>(), remark => Assert.Equal(remark, Words.FindRemark(remark.Code())));
    }
}
