using FsCheck;
using FsCheck.Fluent;
using Paseban.Storage;
using Paseban.Tests.TestKit;
using Xunit;

namespace Paseban.Tests.Unit.Storage;

public sealed class MerkleRootTests
{
    private static readonly Gen<string?[][]> Rows =
        Gen.Elements<string?>(null, "", "a", "b", "ab", "1", "–").ArrayOf(3).ArrayOf();

    [Fact]
    public void Root_OfTheSameRows_IsTheSame() => Law.Holds(Rows, rows => Root(rows) == Root(rows));

    [Fact]
    public void Root_WithARowAddedOrTakenAway_Differs() => Law.Holds(Rows, rows =>
        Root([.. rows, ["x", null, ""]]) != Root(rows) && (rows.Length == 0 || Root(rows[1..]) != Root(rows)));

    [Fact]
    public void Root_WithTwoDifferentRowsSwapped_Differs() => Law.Holds(Rows, rows =>
        rows.Length < 2 || rows[0].SequenceEqual(rows[^1]) || Root([rows[^1], .. rows[1..^1], rows[0]]) != Root(rows));

    [Fact]
    public void Root_OfCellsDividedOtherwise_Differs()
    {
        Assert.NotEqual(Root([["ab", "c"]]), Root([["a", "bc"]]));
        Assert.NotEqual(Root([["a", null]]), Root([["a", ""]]));
        Assert.NotEqual(Root([["a"], ["b"]]), Root([["a", "b"]]));
    }

    [Fact]
    public void Root_OfALongRow_IsTaken() => Assert.NotEqual(Root([[new string('x', 5_000)]]), Root([[new string('x', 5_001)]]));

    private static string Root(string?[][] rows)
    {
        var root = new MerkleRoot();
        foreach (var row in rows) root.Add(row);
        Assert.Equal(rows.Length, root.Count);
        return root.Root();
    }
}
