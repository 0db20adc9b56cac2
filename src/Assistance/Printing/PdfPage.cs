using System.Globalization;
using System.Text;

namespace Paseban.Assistance.Printing;

/// <summary>A font of a document with the glyphs that its pages use so far, and the letters that these stand for.</summary>
internal sealed class UsedFont(TrueTypeFont font, string name, string family, bool isBold)
{
    public TrueTypeFont Font => font;

    /// <summary>As pages name it.</summary>
    public string Name => name;

    public string Family => family;

    public bool IsBold => isBold;

    /// <summary>Six letters that mark a part of a font, as the format asks.</summary>
    public string Tag => isBold ? "PASEBB" : "PASEBA";

    public SortedDictionary<int, int> Glyphs { get; } = [];

    /// <summary>How wide the text is, in hundredths of a point.</summary>
    public long WidthOf(ReadOnlySpan<char> text, int size) => Scaled(UnitsOf(text), size);

    /// <summary>How wide so many units of the font are, in hundredths of a point.</summary>
    public long Scaled(long units, int size) => units * size / font.UnitsPerEm;

    /// <summary>How wide the text is, in units of the font.</summary>
    public long UnitsOf(ReadOnlySpan<char> text)
    {
        var units = 0L;
        foreach (var letter in text.EnumerateRunes()) units += font.AdvanceOf(font.GlyphOf(letter.Value));
        return units;
    }

    /// <summary>The text as the numbers of its glyphs, which are remembered.</summary>
    public string Encode(string text)
    {
        var codes = new StringBuilder(4 * text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            var glyph = font.GlyphOf(letter.Value);
            Glyphs.TryAdd(glyph, letter.Value);
            codes.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
        return codes.ToString();
    }
}

/// <summary>One page of paper (A4). Every length is in hundredths of a point, from the left and from the top.</summary>
internal sealed class PdfPage
{
    public const int Width = 59500;
    public const int Height = 84200;

    // From here on every number is a hundredth of a point, so that none has a fraction.
    private readonly StringBuilder content = new(".01 0 0 .01 0 0 cm 40 w\n");

    public string Content => content.ToString();

    /// <param name="y">Of the line that the letters stand on.</param>
    public void Text(UsedFont font, int size, long x, long y, string text)
    {
        if (text.Length > 0)
            content.Append(
                CultureInfo.InvariantCulture, $"BT /{font.Name} {size} Tf {x} {Height - y} Td <{font.Encode(text)}> Tj ET\n");
    }

    public void Line(long x, long y, long toX, long toY) =>
        content.Append(CultureInfo.InvariantCulture, $"{x} {Height - y} m {toX} {Height - toY} l S\n");

    public void Box(long x, long y, long width, long height) =>
        content.Append(CultureInfo.InvariantCulture, $"{x} {Height - y - height} {width} {height} re S\n");
}
