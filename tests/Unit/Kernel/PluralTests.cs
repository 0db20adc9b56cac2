namespace Paseban.Tests.Unit.Kernel;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "0 files are")]
    [InlineData(1, "1 file is")]
    [InlineData(2_000, "2,000 files are")]
    public void Of_ANumber_TakesTheWordsThatFollowIt(long number, string expected) =>
        Assert.Equal(expected, Plural.Of(number, "file is", "files are"));
}
