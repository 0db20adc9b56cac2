namespace Paseban.Tests.Unit.Kernel;

public sealed class ActorTests
{
    [Theory]
    [InlineData("", "31.71.03.1002", true)]
    [InlineData("31.71.03.1002", "31.71.03.1002", true)]
    [InlineData("31.71.03", "31.71.03.1002", true)]
    [InlineData("31.71.04,31.71.03", "31.71.03.1002", true)]
    [InlineData("31.71.03.1002", "31.71.03.1003", false)]
    [InlineData("31.71.03.1002", "31.71.03", false)]
    public void Covers_AnArea_IsTrueWhereItLiesInOneOfTheirs(string own, string asked, bool covered)
    {
        var areas = own.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(AreaCode.Parse).ToList();

        Assert.Equal(covered, (A.Actor(1, Role.Lurah) with { Areas = areas }).Covers(AreaCode.Parse(asked)));
    }
}
