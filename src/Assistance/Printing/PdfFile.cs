using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Paseban.Assistance.Printing;

/// <summary>
/// Writes a PDF (ISO 32000-1) of text and lines. The same pages with the same fonts are the same bytes: no clock is read and the file's
/// identifier is the hash of what is in it.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly List<long> places = [];

    /// <param name="title">What the reader's window shows.</param>
    /// <param name="madeAt">The date that the file bears.</param>
    /// <param name="pages">Finished pages of one size.</param>
    /// <param name="fonts">Under the names that the pages use: F1, F2.</param>
    public static byte[] Write(string title, DateTimeOffset madeAt, IReadOnlyList<PdfPage> pages, IReadOnlyList<UsedFont> fonts)
    {
        using var pdf = new PdfFile();
        return pdf.WriteAll(title, madeAt, pages, fonts);
    }

    public void Dispose() => file.Dispose();

    private byte[] WriteAll(string title, DateTimeOffset madeAt, IReadOnlyList<PdfPage> pages, IReadOnlyList<UsedFont> fonts)
    {
        Text("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        // 1 catalogue, 2 page tree, 3 information; then five objects a font and two a page.
        var (firstFont, firstPage) = (4, 4 + (5 * fonts.Count));
        Object(1, "<</Type/Catalog/Pages 2 0 R/Lang(id-ID)/ViewerPreferences<</DisplayDocTitle true>>>>");
        var kids = string.Join(' ', pages.Select((_, i) => $"{firstPage + (2 * i)} 0 R"));
        Object(2, $"<</Type/Pages/Count {pages.Count}/Kids[{kids}]/MediaBox[0 0 {PdfPage.Width / 100} {PdfPage.Height / 100}]>>");
        var date = madeAt.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        Object(3, $"<</Title{Unicode(title)}/Producer(Paseban)/CreationDate(D:{date}Z)>>");
        for (var i = 0; i < fonts.Count; i++) Font(firstFont + (5 * i), fonts[i]);
        var resources = string.Concat(fonts.Select((font, i) => $"/{font.Name} {firstFont + (5 * i)} 0 R"));
        for (var i = 0; i < pages.Count; i++)
        {
            var number = firstPage + (2 * i);
            Object(number, $"<</Type/Page/Parent 2 0 R/Contents {number + 1} 0 R/Resources<</Font<<{resources}>>>>>>");
            Stream(number + 1, "", Encoding.ASCII.GetBytes(pages[i].Content));
        }
        return End();
    }

    private void Font(int number, UsedFont used)
    {
        var (font, glyphs) = (used.Font, used.Glyphs);
        var widths = string.Concat(glyphs.Select(entry => $"{entry.Key}[{Thousandths(font, font.AdvanceOf(entry.Key))}]"));
        var name = $"/{used.Tag}+{used.Family}";
        int[] corners = [font.Box.Left, font.Box.Bottom, font.Box.Right, font.Box.Top];
        var box = string.Join(' ', corners.Select(corner => Thousandths(font, corner)));
        var (ascent, descent) = (Thousandths(font, font.Ascent), Thousandths(font, font.Descent));
        Object(number, $"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H/DescendantFonts[{number + 1} 0 R]"
            + $"/ToUnicode {number + 4} 0 R>>");
        Object(number + 1, $"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}"
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {number + 2} 0 R/DW 0/W[{widths}]/CIDToGIDMap/Identity>>");
        Object(number + 2, $"<</Type/FontDescriptor/FontName{name}/Flags 32/FontBBox[{box}]/ItalicAngle 0"
            + $"/Ascent {ascent}/Descent {descent}/CapHeight {ascent}"
            + $"/StemV {(used.IsBold ? 140 : 80)}/FontFile2 {number + 3} 0 R>>");
        var outlines = font.Subset(glyphs.Keys);
        Stream(number + 3, $"/Length1 {outlines.Length}", outlines);
        Stream(number + 4, "", Encoding.ASCII.GetBytes(ToUnicode(glyphs)));
    }

    /// <summary>Which letter each glyph stands for, so that the text can be searched and read aloud.</summary>
    private static string ToUnicode(SortedDictionary<int, int> glyphs)
    {
        var text = new StringBuilder(
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            + "/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var part in glyphs.Chunk(100))
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, character) in part)
            {
                var letter = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)));
                text.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{letter}>\n");
            }
            text.Append("endbfchar\n");
        }
        return text.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }

    private byte[] End()
    {
        var identifier = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var start = file.Length;
        Text($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) Text(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        Text($"trailer\n<</Size {places.Count + 1}/Root 1 0 R/Info 3 0 R/ID[<{identifier}><{identifier}>]>>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    private void Object(int number, string body)
    {
        Begin(number);
        Text($"{number} 0 obj\n{body}\nendobj\n");
    }

    private void Stream(int number, string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content);
        Begin(number);
        Text($"{number} 0 obj\n<</Length {packed.Length}/Filter/FlateDecode{entries}>>\nstream\n");
        packed.WriteTo(file);
        Text("\nendstream\nendobj\n");
    }

    private void Begin(int number)
    {
        if (number != places.Count + 1) throw new InvalidOperationException($"Object {number} is written out of its turn.");
        places.Add(file.Length);
    }

    private void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static long Thousandths(TrueTypeFont font, int units) => 1000L * units / font.UnitsPerEm;

    private static string Unicode(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
