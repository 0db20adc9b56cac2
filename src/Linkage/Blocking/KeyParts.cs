using System.Numerics;
using Paseban.Linkage.Model;
using Paseban.Linkage.Values;

namespace Paseban.Linkage.Blocking;

/// <summary>Something of a record that often stays the same when the record is written anew: a part of a name, a month of birth.</summary>
/// <param name="Label">What it is, for the report: <c>surname start</c>.</param>
/// <param name="Source">The column it is taken from, by its place; <see cref="AllNames"/> for parts of all names together.</param>
/// <param name="Sturdiness">How likely it survives mistakes, 0 to 1; a rough order is enough.</param>
/// <param name="Hashes">By value of the column, or by record where <paramref name="Values"/> is null; 0 where there is nothing.</param>
/// <param name="Values">The values of the records.</param>
internal sealed record KeyPart(string Label, int Source, double Sturdiness, ulong[] Hashes, int[]? Values)
{
    public const int AllNames = -1;

    public ulong At(int record) => Hashes[Values is null ? record : Values[record]];
}

/// <summary>Finds the parts of records that keys can be made of.</summary>
internal static class KeyParts
{
    /// <summary>So many signs of a word tell it from most others and end before most slips.</summary>
    private const int StartSigns = 4;

    private delegate ulong HashOf(in FoldedValue value, ReadOnlySpan<byte> signs);

    public static List<KeyPart> Of(Field[] fields)
    {
        var parts = new List<KeyPart>();
        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var (label, sturdiness, hash) in OfKind(fields[i].Kind))
                parts.Add(new($"{fields[i].Column} {label}", i, sturdiness, ByValue(fields[i], hash), fields[i].Values));
        }
        var names = fields.Where(field => field.Kind == ColumnKind.Name).ToArray();
        if (names.Length > 1) AddAllNames(parts, names);
        return parts;
    }

    private static (string Label, double Sturdiness, HashOf Hash)[] OfKind(ColumnKind kind) => kind switch
    {
        ColumnKind.Name or ColumnKind.Text =>
        [
            ("start", 0.90, (in value, signs) => WordStart(value, signs, value.WordStarts)),
            ("last word", 0.88, (in value, signs) => value.Words < 2 ? 0 : WordStart(value, signs, LastOf(value.WordStarts))),
            ("words", 0.70, (in value, _) => value.Alike),
            ("tail", 0.85, (in _, signs) => signs.Length < StartSigns ? 0 : Hashing.Of(signs[^StartSigns..])),
        ],
        ColumnKind.Date =>
        [
            ("year and month", 0.94, (in _, signs) => Hashing.Of(signs[..6])),
            ("month and day", 0.93, (in _, signs) => Hashing.Of(signs[4..])),
            ("year and day", 0.92, (in _, signs) => Hashing.Join(Hashing.Of(signs[..4]), Hashing.Of(signs[6..]))),
        ],
        ColumnKind.Number => [("", 0.90, (in _, signs) => Hashing.Of(signs))],
        ColumnKind.Code or ColumnKind.Phone =>
        [
            ("", 0.90, (in _, signs) => Hashing.Of(signs)),
            ("first half", 0.93, (in _, signs) => signs.Length < 6 ? 0 : Hashing.Of(signs[..(signs.Length / 2)])),
            ("second half", 0.93, (in _, signs) => signs.Length < 6 ? 0 : Hashing.Of(signs[(signs.Length / 2)..])),
        ],
    };

    private static ulong[] ByValue(Field field, HashOf hash)
    {
        var values = field.Pool.Values;
        var signs = field.Pool.Signs;
        var hashes = new ulong[values.Length];
        for (var i = 1; i < values.Length; i++) hashes[i] = hash(values[i], signs.Slice(values[i].Start, values[i].Length));
        return hashes;
    }

    private static ulong WordStart(in FoldedValue value, ReadOnlySpan<byte> signs, ulong starts)
    {
        var start = BitOperations.TrailingZeroCount(starts);
        var end = Math.Min(signs.Length, BitOperations.TrailingZeroCount(value.WordStarts & (~1UL << start)));
        return Hashing.Of(signs[start..Math.Min(end, start + StartSigns)]);
    }

    private static ulong LastOf(ulong starts) => 1UL << (63 - BitOperations.LeadingZeroCount(starts));

    /// <summary>
    /// The smallest and the greatest of all word starts in all name columns: the same whatever the order of words and columns.
    /// </summary>
    private static void AddAllNames(List<KeyPart> parts, Field[] names)
    {
        var (least, most) = (new ulong[names[0].Values.Length], new ulong[names[0].Values.Length]);
        foreach (var field in names)
        {
            var (leastOf, mostOf) = Extremes(field);
            for (var record = 0; record < least.Length; record++)
            {
                var value = field.Values[record];
                if (value == 0) continue;
                least[record] = least[record] == 0 ? leastOf[value] : Math.Min(least[record], leastOf[value]);
                most[record] = Math.Max(most[record], mostOf[value]);
            }
        }
        parts.Add(new("all names, least word", KeyPart.AllNames, 0.88, least, null));
        parts.Add(new("all names, greatest word", KeyPart.AllNames, 0.88, most, null));
    }

    private static (ulong[] Least, ulong[] Most) Extremes(Field field)
    {
        var values = field.Pool.Values;
        var signs = field.Pool.Signs;
        var (least, most) = (new ulong[values.Length], new ulong[values.Length]);
        for (var i = 1; i < values.Length; i++)
        {
            least[i] = ulong.MaxValue;
            for (var rest = values[i].WordStarts; rest != 0; rest &= rest - 1)
            {
                var word = WordStart(values[i], signs.Slice(values[i].Start, values[i].Length), rest);
                (least[i], most[i]) = (Math.Min(least[i], word), Math.Max(most[i], word));
            }
        }
        return (least, most);
    }
}
