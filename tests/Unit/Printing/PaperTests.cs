using System.Text;
using Paseban.Assistance.Printing;

namespace Paseban.Tests.Unit.Printing;

public sealed class PaperTests
{
    private static readonly DateTimeOffset Noon = new(2021, 7, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Print_TheSameTwice_IsTheSameBytes() => Assert.Equal(Print("MUSYAWARAH", 200), Print("MUSYAWARAH", 200));

    [Fact]
    public void Print_OtherText_IsOtherBytes() => Assert.NotEqual(Print("MUSYAWARAH", 3), Print("MUSYAWARAT", 3));

    [Fact]
    public void Print_ManyRows_NumbersEveryPageAndEndsWhole()
    {
        var pdf = Encoding.Latin1.GetString(Print("Daftar", 200));

        var pages = pdf.Split("/Type/Page/").Length - 1;
        Assert.True(pages > 3);
        Assert.Contains($"/Count {pages}", pdf, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", pdf, StringComparison.Ordinal);
        // Every entry of the table of objects leads to its object.
        var start = int.Parse(pdf.Split("startxref\n")[1].Split('\n')[0], null);
        var entries = pdf[start..].Split('\n').Skip(3).TakeWhile(line => line.EndsWith(" n ", StringComparison.Ordinal)).ToList();
        Assert.All(entries.Index(), entry => Assert.StartsWith($"{entry.Index + 1} 0 obj", pdf[int.Parse(entry.Item[..10], null)..],
            StringComparison.Ordinal));
    }

    [Fact]
    public void Subset_OfAFewLetters_IsSmallAndAFontAgain()
    {
        var font = PrintFonts.Find().Value.Plain;

        var part = font.Subset([font.GlyphOf('A'), font.GlyphOf('é')]);

        Assert.True(part.Length < 60_000);
        Assert.NotEqual(0, font.AdvanceOf(font.GlyphOf('A')));
        Assert.Equal(font.GlyphOf('?'), font.GlyphOf(0x10FFFF));
    }

    [Fact]
    public void Find_InAFolderWithoutFonts_SaysWhatToInstall()
    {
        using var folder = new TemporaryFolder();

        var problem = Assert.Single(PrintFonts.Find(folder.Path).Problems);

        Assert.Equal("fonts.missing", problem.Code);
        Assert.Contains("fonts-noto-core", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfWhatIsNoFont_IsNothing() => Assert.Null(TrueTypeFont.Read(Encoding.ASCII.GetBytes("this is no font at all")));

    private static byte[] Print(string title, int rows)
    {
        var paper = new Paper(PrintFonts.Find().Value);
        paper.Title(title);
        paper.Table(
            [new("No", 100), new("Nama", 900)],
            Enumerable.Range(1, rows).Select(row => (IReadOnlyList<string>)[$"{row}", $"WARGA {row} dengan nama yang cukup panjang"]));
        paper.Signatures([("LURAH", "Sari"), ("LMK", "")]);
        return paper.Print(title, Noon, (page, of) => $"halaman {page} dari {of}");
    }
}
