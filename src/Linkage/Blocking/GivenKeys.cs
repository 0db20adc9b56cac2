using Paseban.Linkage.Model;

namespace Paseban.Linkage.Blocking;

/// <summary>Keys as a configuration lists them: each a set of columns whose folded values must all be the same.</summary>
internal static class GivenKeys
{
    public static List<BlockingKey> Of(IReadOnlyList<IReadOnlyList<string>> sets, Field[] fields) =>
    [
        .. sets.Select(set => set.Select(column => Whole(fields, Array.FindIndex(fields, field => field.Column == column))))
            .Select(parts => new BlockingKey([.. parts])),
    ];

    private static KeyPart Whole(Field[] fields, int place)
    {
        var hashes = new ulong[fields[place].Pool.Count];
        for (var value = 1; value < hashes.Length; value++) hashes[value] = fields[place].Pool.Values[value].Alike;
        return new KeyPart(fields[place].Column, place, 1, hashes, fields[place].Values);
    }
}

/// <summary>
/// An order in which like records stand near each other: by the first letters of their names or words, then of their dates.
/// </summary>
internal static class FinerOrder
{
    private const int BitsPerSign = 6;

    public static ulong[] Of(Field[] fields, int records)
    {
        var order = new ulong[records];
        var telling = fields.OrderByDescending(field => field.Distinct).ThenBy(field => field.Column, StringComparer.Ordinal).Take(2)
            .ToArray();
        for (var record = 0; record < records; record++)
        {
            foreach (var field in telling) order[record] = Append(order[record], field, record);
        }
        return order;
    }

    /// <summary>The first five signs.</summary>
    private static ulong Append(ulong order, Field field, int record)
    {
        var value = field.Pool.Values[field.Values[record]];
        var signs = field.Pool.Signs.Slice(value.Start, value.Length);
        for (var i = 0; i < 5; i++) order = (order << BitsPerSign) | (i < signs.Length ? signs[i] : 0UL);
        return order;
    }
}
