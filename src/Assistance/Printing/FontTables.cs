using System.Buffers.Binary;
using System.Text;
using static Paseban.Assistance.Printing.TrueTypeFont;

namespace Paseban.Assistance.Printing;

/// <summary>The inner forms of a TrueType file: character maps, composed glyphs, and how tables are put together.</summary>
internal static class FontTables
{
    /// <summary>Character map of format 12: groups of characters that follow each other.</summary>
    public static void ReadGroups(ReadOnlySpan<byte> map, Dictionary<int, int> glyphs)
    {
        for (var i = 0; i < S32(map[12..]); i++)
        {
            var group = map[(16 + (12 * i))..];
            var (first, last, glyph) = (S32(group), S32(group[4..]), S32(group[8..]));
            for (var character = first; character <= last; character++) glyphs.TryAdd(character, glyph + character - first);
        }
    }

    /// <summary>Character map of format 4: segments of the basic plane.</summary>
    public static void ReadSegments(ReadOnlySpan<byte> map, Dictionary<int, int> glyphs)
    {
        var count = U16(map[6..]) / 2;
        for (var i = 0; i < count; i++)
        {
            var last = U16(map[(14 + (2 * i))..]);
            var first = U16(map[(16 + (2 * count) + (2 * i))..]);
            var delta = U16(map[(16 + (4 * count) + (2 * i))..]);
            var place = 16 + (6 * count) + (2 * i);
            var range = U16(map[place..]);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = range == 0 ? character : U16(map[(place + range + (2 * (character - first)))..]);
                if (glyph != 0) glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0) glyphs.TryAdd(character, glyph);
            }
        }
    }

    /// <summary>The glyphs that an outline is composed of; none when it is drawn itself.</summary>
    public static IReadOnlyList<int> PartsOf(ReadOnlySpan<byte> outline)
    {
        const int WordArguments = 1, Scale = 8, More = 0x20, TwoScales = 0x40, Matrix = 0x80;
        var parts = new List<int>();
        if (outline.Length == 0 || S16(outline) >= 0) return parts;
        var at = 10;
        while (true)
        {
            var flags = U16(outline[at..]);
            parts.Add(U16(outline[(at + 2)..]));
            at += (flags & WordArguments) != 0 ? 8 : 6;
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            if ((flags & More) == 0) return parts;
        }
    }

    /// <summary>A font file of these tables, each at a place that four divides.</summary>
    public static byte[] Join(SortedDictionary<string, byte[]> parts)
    {
        var start = 12 + (16 * parts.Count);
        var font = new byte[start + parts.Values.Sum(part => (part.Length + 3) / 4 * 4)];
        BinaryPrimitives.WriteUInt32BigEndian(font, 0x00010000u);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)parts.Count);
        var (entry, offset) = (12, start);
        foreach (var (name, part) in parts)
        {
            Encoding.ASCII.GetBytes(name, font.AsSpan(entry));
            part.CopyTo(font, offset);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(entry + 4), Checksum(font.AsSpan(offset, (part.Length + 3) / 4 * 4)));
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(entry + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(entry + 12), part.Length);
            (entry, offset) = (entry + 16, offset + ((part.Length + 3) / 4 * 4));
        }
        return font;
    }

    private static uint Checksum(ReadOnlySpan<byte> part)
    {
        uint sum = 0;
        for (var i = 0; i < part.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(part[i..]));
        return sum;
    }
}
