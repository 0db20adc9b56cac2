using System.Runtime.InteropServices;
using Paseban.Linkage.Names;

namespace Paseban.Linkage.Values;

/// <summary>
/// The distinct folded values of columns that can be compared with each other, numbered from 0; 0 is the unknown value. Their signs lie
/// one after the other, so that a comparison makes no object.
/// </summary>
internal sealed class ValuePool(ColumnKind kind)
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<FoldedValue> values = [default];
    private readonly List<byte> signs = [];

    public ColumnKind Kind => kind;

    public int Count => values.Count;

    public int Add(string folded, ulong alike)
    {
        if (known.TryGetValue(folded, out var id)) return id;
        id = values.Count;
        known.Add(folded, id);
        Span<byte> codes = stackalloc byte[EditDistance.MostSigns];
        var value = FoldedValue.Encode(folded, codes, alike, signs.Count);
        values.Add(value);
        signs.AddRange(codes[..value.Length]);
        return id;
    }

    public ReadOnlySpan<FoldedValue> Values => CollectionsMarshal.AsSpan(values);

    public ReadOnlySpan<byte> Signs => CollectionsMarshal.AsSpan(signs);

    /// <summary>The same for values of the same words as they are heard, in any order; for codes and dates of the same signs.</summary>
    public static ulong AlikeOf(string folded, ColumnKind kind)
    {
        if (kind is not (ColumnKind.Name or ColumnKind.Text)) return Hashing.Of(folded);
        var sum = 0UL;
        foreach (var word in folded.AsSpan().Split(' '))
        {
            // A sum does not know an order; each word's hash is mixed well enough not to cancel another's.
            sum += kind == ColumnKind.Name ? Hashing.Of(NameSpelling.Heard(folded.AsSpan(word))) : Hashing.Of(folded.AsSpan(word));
        }
        return sum;
    }
}
