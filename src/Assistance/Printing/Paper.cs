namespace Paseban.Assistance.Printing;

/// <summary>A column of a printed table.</summary>
/// <param name="Title">Stands above it on every page.</param>
/// <param name="Share">Of the width of the paper, in thousandths.</param>
public readonly record struct PaperColumn(string Title, int Share);

/// <summary>
/// A document as it flows down its pages (A4): headings, paragraphs, tables whose head is repeated, boxes to sign in, and at the foot
/// of each page what the document says there. Printed twice, it is the same bytes.
/// </summary>
public sealed class Paper
{
    private const int Margin = 4200;
    private const int Inner = PdfPage.Width - (2 * Margin);
    private const int Foot = 4600;
    private const int Small = 700;
    private const int Normal = 900;
    private const int Large = 1200;
    private const int Cell = 250;

    private readonly UsedFont plain;
    private readonly UsedFont bold;
    private readonly List<PdfPage> pages = [];
    private PdfPage page;
    private long y;

    public Paper(PrintFonts fonts)
    {
        var family = fonts.Name.Split(' ', '-')[0];
        plain = new(fonts.Plain, "F1", family, isBold: false);
        bold = new(fonts.Bold, "F2", family + "-Bold", isBold: true);
        page = NewPage();
    }

    /// <summary>A line in the middle, in large letters.</summary>
    public void Title(string text)
    {
        Need(Leading(Large));
        y += Leading(Large);
        page.Text(bold, Large, Margin + ((Inner - bold.WidthOf(text, Large)) / 2), y, text);
    }

    public void Heading(string text)
    {
        Need(3 * Leading(Normal));
        y += 2 * Leading(Normal);
        page.Text(bold, Normal, Margin, y, text);
        y += Leading(Normal) / 3;
    }

    public void Paragraph(string text)
    {
        foreach (var line in Wrap(plain, Normal, text, Inner))
        {
            Need(Leading(Normal));
            y += Leading(Normal);
            page.Text(plain, Normal, Margin, y, line);
        }
    }

    /// <summary>Names on the left, what they are beside them.</summary>
    public void Pairs(params IReadOnlyList<(string Name, string Value)> pairs)
    {
        var width = pairs.Max(pair => plain.WidthOf(pair.Name, Normal)) + 1200;
        foreach (var (name, value) in pairs)
        {
            var lines = Wrap(plain, Normal, value, Inner - width);
            for (var i = 0; i < lines.Count; i++)
            {
                Need(Leading(Normal));
                y += Leading(Normal);
                if (i == 0) page.Text(plain, Normal, Margin, y, name);
                page.Text(plain, Normal, Margin + width, y, i == 0 ? ": " + lines[i] : "  " + lines[i]);
            }
        }
    }

    public void Table(IReadOnlyList<PaperColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        y += Leading(Small) / 2;
        var head = Lines(columns, [.. columns.Select(column => column.Title)], bold);
        Row(columns, head, bold);
        foreach (var row in rows)
        {
            var lines = Lines(columns, row, plain);
            if (!Fits(HeightOf(lines)))
            {
                page = NewPage();
                Row(columns, head, bold);
            }
            Row(columns, lines, plain);
        }
    }

    /// <summary>Boxes to sign in, side by side, kept on one page: office above, name below.</summary>
    public void Signatures(IReadOnlyList<(string Office, string Name)> signers)
    {
        const int Height = 7600;
        const int Gap = 600;
        foreach (var row in signers.Chunk(3))
        {
            Need(Height + Gap);
            y += Gap;
            var width = (Inner - (2 * Gap)) / 3;
            for (var i = 0; i < row.Length; i++)
            {
                var x = Margin + (i * (width + Gap));
                page.Box(x, y, width, Height);
                page.Text(plain, Small, x + Cell, y + Leading(Small), row[i].Office);
                page.Text(plain, Small, x + Cell, y + Height - Cell, row[i].Name.Length > 0 ? row[i].Name : "(....................)");
            }
            y += Height;
        }
    }

    /// <summary>Ends the document.</summary>
    /// <param name="title">What the reader's window shows.</param>
    /// <param name="madeAt">The date that the file bears.</param>
    /// <param name="foot">What stands at the foot of page n of m.</param>
    public byte[] Print(string title, DateTimeOffset madeAt, Func<int, int, string> foot)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var top = PdfPage.Height - Foot + 800;
            pages[i].Line(Margin, top, Margin + Inner, top);
            foreach (var line in Wrap(plain, Small, foot(i + 1, pages.Count), Inner))
                pages[i].Text(plain, Small, Margin, top += Leading(Small), line);
        }
        return PdfFile.Write(title, madeAt, pages, [plain, bold]);
    }

    private void Row(IReadOnlyList<PaperColumn> columns, List<List<string>> lines, UsedFont font)
    {
        var height = HeightOf(lines);
        Need(height);
        long x = Margin;
        for (var i = 0; i < columns.Count; i++)
        {
            var width = WidthOf(columns[i]);
            page.Box(x, y, width, height);
            for (var line = 0; line < lines[i].Count; line++)
                page.Text(font, Small, x + Cell, y + (Leading(Small) * (line + 1)), lines[i][line]);
            x += width;
        }
        y += height;
    }

    private static List<List<string>> Lines(IReadOnlyList<PaperColumn> columns, IReadOnlyList<string> cells, UsedFont font) =>
        [.. columns.Select((column, i) => Wrap(font, Small, cells[i], WidthOf(column) - (2 * Cell)))];

    private static long HeightOf(List<List<string>> lines) => (Leading(Small) * lines.Max(cell => cell.Count)) + Cell;

    private static int WidthOf(PaperColumn column) => Inner * column.Share / 1000;

    private static int Leading(int size) => size * 13 / 10;

    /// <summary>Breaks at blanks; a word that is wider than the room is cut.</summary>
    private static List<string> Wrap(UsedFont font, int size, string text, long width)
    {
        var (lines, line, units) = (new List<string>(), "", 0L);
        var blank = font.UnitsOf(" ");
        foreach (var word in text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var wide = font.UnitsOf(word);
            var longer = line.Length == 0 ? wide : units + blank + wide;
            if (font.Scaled(longer, size) <= width)
            {
                (line, units) = (line.Length == 0 ? word : $"{line} {word}", longer);
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = Cut(font, size, word, width, lines);
            units = font.UnitsOf(line);
        }
        if (line.Length > 0 || lines.Count == 0) lines.Add(line);
        return lines;
    }

    /// <summary>Cuts from a word what fills lines of its own, and gives the rest.</summary>
    private static string Cut(UsedFont font, int size, string word, long width, List<string> lines)
    {
        while (word.Length > 1 && font.WidthOf(word, size) > width)
        {
            var cut = word.Length - 1;
            while (cut > 1 && font.WidthOf(word.AsSpan(0, cut), size) > width) cut--;
            lines.Add(word[..cut]);
            word = word[cut..];
        }
        return word;
    }

    private bool Fits(long height) => y + height <= PdfPage.Height - Foot;

    private void Need(long height)
    {
        if (!Fits(height)) page = NewPage();
    }

    private PdfPage NewPage()
    {
        y = Margin;
        var next = new PdfPage();
        pages.Add(next);
        return next;
    }
}
