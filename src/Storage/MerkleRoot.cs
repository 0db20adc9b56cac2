using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Storage;

/// <summary>
/// The Merkle root (SHA-256) of rows as they stream past: logarithmic memory, and the same root on both engines. Leaves and
/// inner nodes are told apart by a first byte, so that no row can pass for a node.
/// </summary>
public sealed class MerkleRoot
{
    private readonly List<(int Height, byte[] Hash)> pending = [];
    private byte[] buffer = new byte[512];
    private int length = 1;

    public long Count { get; private set; }

    /// <summary>Adds a row; null and the empty text differ, and no two different rows have the same bytes.</summary>
    public void Add(ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells) Cell(cell);
        EndRow();
    }

    /// <summary>Adds a cell to the row that <see cref="EndRow"/> will end.</summary>
    public void Cell(string? text)
    {
        Reserve(text is null ? 4 : 4 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var size = text is null ? -1 : Encoding.UTF8.GetBytes(text, buffer.AsSpan(length + 4));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), size);
        length += 4 + Math.Max(size, 0);
    }

    /// <summary>As the text that these bytes are in UTF-8.</summary>
    public void Utf8Cell(ReadOnlySpan<byte> text)
    {
        Reserve(4 + text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), text.Length);
        text.CopyTo(buffer.AsSpan(length + 4));
        length += 4 + text.Length;
    }

    /// <summary>As the text of the number, so that both engines' rows have the same bytes.</summary>
    public void Cell(long number)
    {
        Reserve(4 + 20);
        number.TryFormat(buffer.AsSpan(length + 4), out var size, provider: CultureInfo.InvariantCulture);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), size);
        length += 4 + size;
    }

    public void EndRow()
    {
        buffer[0] = 0;
        Push(SHA256.HashData(buffer.AsSpan(0, length)));
        length = 1;
    }

    /// <summary>The root of all rows so far, in lower-case hexadecimal; of no row at all the hash of nothing.</summary>
    public string Root()
    {
        if (pending.Count == 0) return Convert.ToHexStringLower(SHA256.HashData([]));
        var hash = pending[^1].Hash;
        for (var i = pending.Count - 2; i >= 0; i--) hash = Join(pending[i].Hash, hash);
        return Convert.ToHexStringLower(hash);
    }

    private void Push(byte[] hash)
    {
        Count++;
        var height = 0;
        while (pending.Count > 0 && pending[^1].Height == height)
        {
            hash = Join(pending[^1].Hash, hash);
            pending.RemoveAt(pending.Count - 1);
            height++;
        }
        pending.Add((height, hash));
    }

    private void Reserve(int bytes)
    {
        if (length + bytes > buffer.Length) Array.Resize(ref buffer, (length + bytes) * 2);
    }

    private static byte[] Join(byte[] left, byte[] right)
    {
        Span<byte> both = stackalloc byte[65];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[33..]);
        return SHA256.HashData(both);
    }
}
