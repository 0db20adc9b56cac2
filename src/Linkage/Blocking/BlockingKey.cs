using Paseban.Linkage.Values;

namespace Paseban.Linkage.Blocking;

/// <summary>Records that agree in all parts of a key are compared.</summary>
internal sealed record BlockingKey(params IReadOnlyList<KeyPart> Parts)
{
    public string Label => string.Join(" + ", Parts.Select(part => part.Label));

    /// <summary>0 for a record that lacks a part: it is in no block of this key.</summary>
    public uint At(int record)
    {
        var hash = 0UL;
        foreach (var part in Parts)
        {
            var one = part.At(record);
            if (one == 0) return 0;
            hash = Hashing.Join(hash, one);
        }
        return (uint)(hash >> 32) is 0 ? 1 : (uint)(hash >> 32);
    }
}
