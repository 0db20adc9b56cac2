using System.Buffers.Binary;
using System.Collections.Frozen;

namespace Paseban.Assistance.Printing;

/// <summary>
/// A TrueType font file (ISO/IEC 14496-22) as far as printing text needs it: which glyph a letter has, how wide it is, and the part of the
/// file with the glyphs that a document uses. Letters that the font does not have are shown as a question mark.
/// </summary>
public sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly FrozenDictionary<string, (int Offset, int Length)> tables;
    private readonly Dictionary<int, int> glyphs = [];
    private readonly bool hasLongOffsets;
    private readonly int[] advances;

    private TrueTypeFont(byte[] file, FrozenDictionary<string, (int Offset, int Length)> tables)
    {
        this.file = file;
        this.tables = tables;
        var head = Table("head");
        UnitsPerEm = U16(head[18..]);
        Box = (S16(head[36..]), S16(head[38..]), S16(head[40..]), S16(head[42..]));
        hasLongOffsets = S16(head[50..]) == 1;
        var hhea = Table("hhea");
        Ascent = S16(hhea[4..]);
        Descent = S16(hhea[6..]);
        GlyphCount = U16(Table("maxp")[4..]);
        advances = ReadAdvances(U16(hhea[34..]));
        ReadCharacters();
    }

    /// <summary>The unit of every measure of the font: so many make the height of a line.</summary>
    public int UnitsPerEm { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    internal int GlyphCount { get; }

    /// <summary>Reads a font; null when the bytes are no TrueType font with outlines.</summary>
    public static TrueTypeFont? Read(byte[] file)
    {
        if (file.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(file) is not 0x00010000u) return null;
        var found = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        for (var i = 0; i < U16(file.AsSpan(4)); i++)
        {
            var entry = file.AsSpan(12 + (16 * i), 16);
            var (offset, length) = (S32(entry[8..]), S32(entry[12..]));
            if (offset < 0 || length < 0 || offset > file.Length - length) return null;
            found[System.Text.Encoding.ASCII.GetString(entry[..4])] = (offset, length);
        }
        string[] needed = ["head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf"];
        return needed.All(found.ContainsKey) ? new(file, found.ToFrozenDictionary(StringComparer.Ordinal)) : null;
    }

    public int GlyphOf(int character) =>
        glyphs.TryGetValue(character, out var glyph) ? glyph : glyphs.GetValueOrDefault('?');

    /// <summary>How far the glyph moves the pen, in font units.</summary>
    public int AdvanceOf(int glyph) => advances[Math.Min(glyph, advances.Length - 1)];

    /// <summary>The font with the outlines of these glyphs only; their numbers stay as they are.</summary>
    internal byte[] Subset(IEnumerable<int> used)
    {
        var kept = Closure(used);
        var count = kept.Max + 1;
        var (outlines, offsets) = (new MemoryStream(), new byte[4 * (count + 1)]);
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * glyph), (int)outlines.Length);
            if (!kept.Contains(glyph)) continue;
            outlines.Write(Outline(glyph));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * count), (int)outlines.Length);
        var widths = new byte[4 * count];
        foreach (var glyph in kept) BinaryPrimitives.WriteUInt16BigEndian(widths.AsSpan(4 * glyph), (ushort)AdvanceOf(glyph));
        var parts = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = Changed("head", (50, 1)),
            ["hhea"] = Changed("hhea", (34, count)),
            ["maxp"] = Changed("maxp", (4, count)),
            ["hmtx"] = widths,
            ["loca"] = offsets,
            ["glyf"] = outlines.ToArray(),
        };
        foreach (var hints in (string[])["cvt ", "fpgm", "prep"])
        {
            if (tables.ContainsKey(hints)) parts[hints] = Table(hints).ToArray();
        }
        return FontTables.Join(parts);
    }

    /// <summary>The glyphs with those that they are composed of, and the first, which stands for what is missing.</summary>
    private SortedSet<int> Closure(IEnumerable<int> used)
    {
        var (kept, open) = (new SortedSet<int> { 0 }, new Stack<int>(used));
        while (open.TryPop(out var glyph))
        {
            if (glyph >= GlyphCount || !kept.Add(glyph)) continue;
            foreach (var part in FontTables.PartsOf(Outline(glyph))) open.Push(part);
        }
        return kept;
    }

    private ReadOnlySpan<byte> Outline(int glyph)
    {
        var places = Table("loca");
        var (from, to) = hasLongOffsets
            ? (S32(places[(4 * glyph)..]), S32(places[((4 * glyph) + 4)..]))
            : (2 * U16(places[(2 * glyph)..]), 2 * U16(places[((2 * glyph) + 2)..]));
        return Table("glyf")[from..to];
    }

    private byte[] Changed(string table, (int Place, int Value) change)
    {
        var copy = Table(table).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(change.Place), (ushort)change.Value);
        return copy;
    }

    /// <summary>From the last measured glyph on all are equally wide.</summary>
    private int[] ReadAdvances(int measured)
    {
        var table = Table("hmtx");
        var widths = new int[measured];
        for (var glyph = 0; glyph < measured; glyph++) widths[glyph] = U16(table[(4 * glyph)..]);
        return widths;
    }

    /// <summary>Reads the first character map of the Unicode kind: format 12, or format 4.</summary>
    private void ReadCharacters()
    {
        var cmap = Table("cmap");
        for (var i = 0; i < U16(cmap[2..]); i++)
        {
            var entry = cmap[(4 + (8 * i))..];
            var isUnicode = U16(entry) == 0 || (U16(entry) == 3 && U16(entry[2..]) is 1 or 10);
            if (!isUnicode) continue;
            var map = cmap[S32(entry[4..])..];
            if (U16(map) == 12) FontTables.ReadGroups(map, glyphs);
            else if (U16(map) == 4) FontTables.ReadSegments(map, glyphs);
        }
    }

    private ReadOnlySpan<byte> Table(string name) => file.AsSpan(tables[name].Offset, tables[name].Length);

    internal static int U16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt16BigEndian(at);

    internal static int S16(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadInt16BigEndian(at);

    internal static int S32(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadInt32BigEndian(at);
}
