using Paseban.Rules;

namespace Paseban.Tests.Unit.Rules;

public sealed class TruthTests
{
    private static readonly Truth[] All = [Truth.NotMet, Truth.Unknown, Truth.Met];

    [Fact]
    public void AndOr_OfAnyTruths_CommuteAssociateAndDistribute() => ForAll((a, b, c) =>
    {
        Assert.Equal(a.And(b), b.And(a));
        Assert.Equal(a.Or(b), b.Or(a));
        Assert.Equal(a.And(b).And(c), a.And(b.And(c)));
        Assert.Equal(a.Or(b).Or(c), a.Or(b.Or(c)));
        Assert.Equal(a.And(b.Or(c)), a.And(b).Or(a.And(c)));
    });

    [Fact]
    public void Not_OfAnyTruths_IsItsOwnInverseAndObeysDeMorgan() => ForAll((a, b, _) =>
    {
        Assert.Equal(a, a.Not().Not());
        Assert.Equal(a.And(b).Not(), a.Not().Or(b.Not()));
    });

    [Fact]
    public void And_WithUnknown_IsDecidedOnlyByNotMet()
    {
        Assert.Equal(Truth.NotMet, Truth.Unknown.And(Truth.NotMet));
        Assert.Equal(Truth.Unknown, Truth.Unknown.And(Truth.Met));
        Assert.Equal(Truth.Met, Truth.Unknown.Or(Truth.Met));
        Assert.Equal(Truth.Unknown, Truth.Unknown.Not());
    }

    private static void ForAll(Action<Truth, Truth, Truth> law)
    {
        foreach (var a in All)
        {
            foreach (var b in All)
            {
                foreach (var c in All) law(a, b, c);
            }
        }
    }
}
