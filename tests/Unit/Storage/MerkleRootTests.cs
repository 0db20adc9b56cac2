using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Paseban.Storage;

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

    [Theory]
    [InlineData(1_023)]
    [InlineData(1_024)]
    [InlineData(10_241)]
    public void Root_OfManyRows_IsThatOfTheTreeBuiltRowByRow(int count)
    {
        string?[][] rows = [.. Enumerable.Range(0, count).Select(i => new[] { $"row {i}", null })];

        Assert.Equal(Convert.ToHexStringLower(RowByRow(rows)), Root(rows));
    }

    /// <summary>As the rule says, and slowly: a leaf begins with 0, a node with 1, and the left child is the largest whole tree.</summary>
    private static byte[] RowByRow(ReadOnlySpan<string?[]> rows)
    {
        if (rows.Length > 1)
        {
            var left = (int)BitOperations.RoundUpToPowerOf2((uint)rows.Length) / 2;
            return SHA256.HashData([1, .. RowByRow(rows[..left]), .. RowByRow(rows[left..])]);
        }
        var bytes = new List<byte> { 0 };
        foreach (var cell in rows[0])
        {
            bytes.AddRange(BitConverter.GetBytes(cell?.Length ?? -1));
            bytes.AddRange(Encoding.UTF8.GetBytes(cell ?? ""));
        }
        return SHA256.HashData([.. bytes]);
    }

    private static string Root(string?[][] rows)
    {
        var root = new MerkleRoot();
        foreach (var row in rows) root.Add(row);
        Assert.Equal(rows.Length, root.Count);
        return root.Root();
    }
}
