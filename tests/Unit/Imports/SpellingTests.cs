using Paseban.Assistance.Imports;

namespace Paseban.Tests.Unit.Imports;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("nik", "nik", 0)]
    [InlineData("nik", "nikk", 1)]
    [InlineData("tanggal", "tangal", 1)]
    [InlineData("nama", "anma", 1)]
    [InlineData("", "abc", 3)]
    public void Distance_Words_CountsSingleMistakes(string left, string right, int distance) =>
        Assert.Equal(distance, Spelling.Distance(left, right));
}
