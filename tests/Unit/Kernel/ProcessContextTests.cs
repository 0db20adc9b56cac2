namespace Paseban.Tests.Unit.Kernel;

public sealed class ProcessContextTests
{
    [Theory]
    [InlineData("2024-03-01T16:59:59Z", "2024-03-01")]
    [InlineData("2024-03-01T17:00:00Z", "2024-03-02")]
    [InlineData("2024-12-31T23:30:00+07:00", "2024-12-31")]
    public void Today_AtAnInstant_IsTheCivilDateOfJakarta(string at, string expected)
    {
        var context = new ProcessContext(ProcessKind.RunBuilding, DateTimeOffset.Parse(at, null), Actor.System);

        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", null), context.Today);
    }

    [Fact]
    public void Instant_StoredAndReadAgain_IsTheSameToTheMicrosecond() =>
        Law.Holds(Any.Between(-62_135_596_800_000_000, 253_402_300_799_999_999), microseconds =>
            Instant.ToMicroseconds(Instant.FromMicroseconds(microseconds)) == microseconds);

    [Fact]
    public void System_TheActorOfScheduledWork_HasNoRole() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.False(Actor.System.Has(role)));
}
