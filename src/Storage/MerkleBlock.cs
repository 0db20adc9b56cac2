using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Storage;

/// <summary>The bytes of some rows one behind the other: each cell as its length and its text, null as the length -1.</summary>
internal sealed class MerkleBlock
{
    private readonly List<int> ends = [];
    private byte[] bytes = new byte[64 * 1024];
    private int length = 1;

    public int Rows => ends.Count;

    public void Cell(string? text)
    {
        Reserve(text is null ? 4 : 4 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var size = text is null ? -1 : Encoding.UTF8.GetBytes(text, bytes.AsSpan(length + 4));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), size);
        length += 4 + Math.Max(size, 0);
    }

    public void Utf8Cell(ReadOnlySpan<byte> text)
    {
        Reserve(4 + text.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), text.Length);
        text.CopyTo(bytes.AsSpan(length + 4));
        length += 4 + text.Length;
    }

    public void Cell(long number)
    {
        Reserve(4 + 20);
        number.TryFormat(bytes.AsSpan(length + 4), out var size, provider: CultureInfo.InvariantCulture);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), size);
        length += 4 + size;
    }

    public void EndRow()
    {
        ends.Add(length);
        // The byte that tells a leaf from a node stands before each row.
        Reserve(1);
        bytes[length++] = 0;
    }

    public byte[] Leaf(int row)
    {
        var start = row == 0 ? 0 : ends[row - 1];
        return SHA256.HashData(bytes.AsSpan(start, ends[row] - start));
    }

    /// <summary>The root of these rows alone.</summary>
    public byte[] Hash()
    {
        var tree = new MerkleTree();
        for (var row = 0; row < Rows; row++) tree.Push(Leaf(row), height: 0);
        return tree.Root();
    }

    public void Clear()
    {
        ends.Clear();
        length = 1;
    }

    private void Reserve(int more)
    {
        if (length + more > bytes.Length) Array.Resize(ref bytes, (length + more) * 2);
    }
}
