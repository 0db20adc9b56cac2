namespace Paseban.Tests.Unit.Kernel;

public sealed class OutcomeTests
{
    private static readonly Problem Missing = Problem.NotFound("run", "There is no run T9-2024.", "List the runs with `paseban run list`.");
    private static readonly Problem Forbidden = Problem.Forbidden("own-run", "You built this run.", "Another person approves it.");

    [Fact]
    public void Value_OfASuccess_IsTheResult()
    {
        Outcome<int> outcome = 7;

        Assert.True(outcome.Succeeded);
        Assert.Empty(outcome.Problems);
        Assert.Equal(7, outcome.Value);
        Assert.Equal("7", outcome.Match(value => $"{value}", _ => "failed"));
    }

    [Fact]
    public void Value_OfAFailure_ThrowsWithEveryProblem()
    {
        Outcome<int> outcome = new[] { Missing, Forbidden };

        var refusal = Assert.Throws<InvalidOperationException>(() => outcome.Value);

        Assert.False(outcome.Succeeded);
        Assert.Equal("[run] There is no run T9-2024. [own-run] You built this run.", refusal.Message);
        Assert.Equal("run own-run", outcome.Match(_ => "", problems => string.Join(' ', problems.Select(p => p.Code))));
    }

    [Fact]
    public void Failure_OfOneProblem_KeepsItsKind()
    {
        Outcome<string> outcome = Forbidden;

        Assert.Equal(ProblemKind.Forbidden, Assert.Single(outcome.Problems).Kind);
    }

    [Fact]
    public void Failure_WithoutAProblem_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => { Outcome<string> outcome = new List<Problem>(); });
        Assert.Throws<ArgumentException>(() => { Outcome<string> outcome = Array.Empty<Problem>(); });
    }

    [Fact]
    public void Success_WithoutAResult_IsRefused() =>
        Assert.Throws<ArgumentNullException>(() => { Outcome<string> outcome = (string)null!; });
}
