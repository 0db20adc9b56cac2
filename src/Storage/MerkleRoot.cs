using System.Security.Cryptography;

namespace Paseban.Storage;

/// <summary>
/// The Merkle root (SHA-256) of rows as they stream past: little memory, and the same root on both engines. Leaves and inner nodes are
/// told apart by a first byte, so that no row can pass for a node. Whoever reads the rows only gathers them; full blocks, which are whole
/// trees of their own, are hashed on another core meanwhile.
/// </summary>
public sealed class MerkleRoot
{
    private const int BlockHeight = 10;
    private const int BlocksAhead = 4;

    private readonly MerkleTree tree = new();
    private readonly Queue<(Task<byte[]> Hash, MerkleBlock Block)> hashing = new();
    private readonly Stack<MerkleBlock> spare = new();
    private MerkleBlock block = new();

    public long Count { get; private set; }

    /// <summary>Adds a row; null and the empty text differ, and no two different rows have the same bytes.</summary>
    public void Add(ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells) Cell(cell);
        EndRow();
    }

    /// <summary>Adds a cell to the row that <see cref="EndRow"/> will end.</summary>
    public void Cell(string? text) => block.Cell(text);

    /// <summary>As the text that these bytes are in UTF-8.</summary>
    public void Utf8Cell(ReadOnlySpan<byte> text) => block.Utf8Cell(text);

    /// <summary>As the text of the number, so that both engines' rows have the same bytes.</summary>
    public void Cell(long number) => block.Cell(number);

    public void EndRow()
    {
        block.EndRow();
        Count++;
        if (block.Rows == 1 << BlockHeight) HandOver();
    }

    /// <summary>The root of all rows so far, in lower-case hexadecimal; of no row at all the hash of nothing.</summary>
    public string Root()
    {
        while (hashing.Count > 0) Take();
        var whole = tree.Copy();
        for (var row = 0; row < block.Rows; row++) whole.Push(block.Leaf(row), height: 0);
        return Convert.ToHexStringLower(whole.Root());
    }

    private void HandOver()
    {
        if (hashing.Count == BlocksAhead) Take();
        var full = block;
        hashing.Enqueue((Task.Run(full.Hash), full));
        block = spare.TryPop(out var empty) ? empty : new MerkleBlock();
    }

    private void Take()
    {
        var (hash, done) = hashing.Dequeue();
        tree.Push(hash.GetAwaiter().GetResult(), BlockHeight);
        done.Clear();
        spare.Push(done);
    }
}

/// <summary>Hashes of whole trees, the tallest first; two of the same height are joined at once, so that there are few.</summary>
internal sealed class MerkleTree
{
    private List<(int Height, byte[] Hash)> parts = [];

    public void Push(byte[] hash, int height)
    {
        while (parts.Count > 0 && parts[^1].Height == height)
        {
            hash = Join(parts[^1].Hash, hash);
            parts.RemoveAt(parts.Count - 1);
            height++;
        }
        parts.Add((height, hash));
    }

    public byte[] Root()
    {
        if (parts.Count == 0) return SHA256.HashData([]);
        var hash = parts[^1].Hash;
        for (var i = parts.Count - 2; i >= 0; i--) hash = Join(parts[i].Hash, hash);
        return hash;
    }

    public MerkleTree Copy() => new() { parts = [.. parts] };

    private static byte[] Join(byte[] left, byte[] right)
    {
        Span<byte> both = stackalloc byte[65];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[33..]);
        return SHA256.HashData(both);
    }
}
