using Microsoft.AspNetCore.DataProtection;
using Paseban.Office;

namespace Paseban.Tests.Pages;

public sealed class SealTests
{
    private static readonly Actor Asker = A.Actor(7, Role.CallCentre);

    private readonly Clock clock = new();
    private readonly Seals seals;

    public SealTests() => seals = new(new EphemeralDataProtectionProvider(), clock);

    [Fact]
    public void Open_ByWhoeverAsked_GivesTheQuestionBack()
    {
        var seal = seals.Close(new Question("siti aminah"), Asker);

        Assert.Matches("^[A-Za-z0-9_-]+$", seal);
        Assert.Equal(new Question("siti aminah"), seals.Open<Question>(seal, Asker));
    }

    [Fact]
    public void Open_AfterADay_GivesNothing()
    {
        var seal = seals.Close(new Question("siti aminah"), Asker);

        clock.At = clock.At.AddHours(11);
        var today = seals.Open<Question>(seal, Asker);
        clock.At = clock.At.AddHours(1);

        Assert.NotNull(today);
        Assert.Null(seals.Open<Question>(seal, Asker));
    }

    [Fact]
    public void Open_ByAnotherOnAnotherPageOrDamaged_GivesNothing()
    {
        var seal = seals.Close(new Question("siti aminah"), Asker);

        Assert.Null(seals.Open<Question>(seal, A.Actor(8, Role.CallCentre)));
        Assert.Null(seals.Open<Another>(seal, Asker));
        Assert.Null(seals.Open<Question>(seal[..^4] + "AAAA", Asker));
        Assert.All(["", "siti", "?", new string('A', 200)], wrong => Assert.Null(seals.Open<Question>(wrong, Asker)));
    }

    private sealed record Question(string Text);

    private sealed record Another(string Text);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset At { get; set; } = A.Morning;

        public override DateTimeOffset GetUtcNow() => At;
    }
}
