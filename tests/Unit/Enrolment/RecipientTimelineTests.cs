using Paseban.Assistance.Enrolment;
using static Paseban.Assistance.Enrolment.RecipientEventKind;

namespace Paseban.Tests.Unit.Enrolment;

public sealed class RecipientTimelineTests
{
    private static readonly EnrolledLine Of2024 = new(new(2024, 1), new(2024, 12), 1);
    private static readonly EnrolledLine Of2025 = new(new(2025, 1), new(2025, 12), 2);

    [Fact]
    public void Check_PairBeforeARecordedSuspension_IsJudgedAsAWhole()
    {
        var recorded = new[] { On(Suspended, 7, 1, after: 1) };

        var pair = RecipientTimeline.Check([Of2024], recorded, [On(Restored, 4, 1), On(Suspended, 2, 1)]);
        var half = RecipientTimeline.Check([Of2024], recorded, [On(Suspended, 2, 1)]);

        Assert.All(pair, Assert.Null);
        Assert.Equal("event.contradicts", half[0]!.Code);
    }

    [Fact]
    public void Check_EndLearnedAfterALaterSuspension_IsAccepted()
    {
        var recorded = new[] { On(Suspended, 7, 1, after: 1), On(Restored, 9, 1, after: 1) };

        var faults = RecipientTimeline.Check([Of2024], recorded, [On(Ended, 5, 20)]);

        Assert.All(faults, Assert.Null);
    }

    [Theory]
    [InlineData(5, "event.contradicts")]
    [InlineData(7, "event.already-ended")]
    public void Check_SecondEndOfTheSameEnrolment_IsRefused(int month, string code)
    {
        var faults = RecipientTimeline.Check([Of2024, Of2025], [On(Ended, 6, 15, after: 2)], [On(Ended, month, 15)]);

        Assert.Equal(code, faults[0]!.Code);
    }

    [Fact]
    public void Check_EndOfAnEnrolmentThatCameLater_IsAccepted()
    {
        var faults = RecipientTimeline.Check([Of2024, Of2025], [On(Ended, 6, 15, after: 1)], [On(Ended, 2, 15, year: 2025)]);

        Assert.All(faults, Assert.Null);
    }

    [Fact]
    public void Check_SuspensionBetweenTwoEnrolments_IsRefusedAndInTheSecondAccepted()
    {
        var recorded = new[] { On(Suspended, 3, 1, after: 1), On(Ended, 6, 15, after: 1) };

        var faults = RecipientTimeline.Check([Of2024, Of2025], recorded, [On(Suspended, 8, 1), On(Suspended, 3, 1, year: 2025)]);

        Assert.Equal("event.already-ended", faults[0]!.Code);
        Assert.Null(faults[1]);
    }

    [Fact]
    public void Check_SameRowTwice_RepeatsIt()
    {
        var faults = RecipientTimeline.Check([Of2024], [], [On(Suspended, 3, 1), On(Suspended, 3, 1)]);

        Assert.Null(faults[0]);
        Assert.Same(EventFault.Repeated, faults[1]);
    }

    [Fact]
    public void Check_EventWhoseLineWasWithdrawnSince_BlamesNoOtherRow()
    {
        var shortened = Of2024 with { To = new(2024, 3) };

        var faults = RecipientTimeline.Check([shortened], [On(Ended, 8, 1, after: 1)], [On(Suspended, 2, 10)]);

        Assert.All(faults, Assert.Null);
    }

    [Fact]
    public void Check_WithoutALine_IsNotARecipient()
    {
        var faults = RecipientTimeline.Check([], [], [On(Ended, 8, 1)]);

        Assert.Same(EventFault.NotARecipient, faults[0]);
    }

    private static RecipientEvent On(RecipientEventKind kind, int month, int day, long after = long.MaxValue, int year = 2024)
    {
        var on = new DateOnly(year, month, day);
        return new(kind, kind == Restored ? "" : "NOT_FOUND", on, day == 1 ? Month.Of(on) : Month.Of(on).Plus(1), after);
    }
}
