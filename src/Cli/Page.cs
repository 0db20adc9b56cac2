using System.Globalization;
using Spectre.Console;

namespace Paseban.Cli;

/// <summary>A result as a person reads it: headings, tables with numbers to the right, and what to do next.</summary>
internal sealed class Page(Host host, Wording wording, bool quiet)
{
    /// <summary>A table in a file or a pipe is read on some screen too; lines are left whole there, to be copied.</summary>
    private const int TableWidthOutsideTerminals = 120;

    private readonly IAnsiConsole console = Consoles.Output(host);

    public Wording Wording => wording;

    /// <summary>One of two words, by the operator's language.</summary>
    public string Word(string id, EnglishText en) => wording.Operator == Language.Indonesian ? id : en.ToString();

    /// <summary>A number of things: grouped with dots in Indonesian, with commas in English.</summary>
    public string Count(long count) => count.In(wording.Operator);

    public string Amount(Rupiah amount) => amount.In(wording.Operator);

    public static string Date(DateTimeOffset at) =>
        at.ToOffset(ProcessContext.Jakarta).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public void Line(string text = "") => console.WriteLine(text);

    public void Heading(string id, EnglishText en)
    {
        console.MarkupLineInterpolated($"[bold]{Word(id, en)}[/]");
    }

    public void Good(string id, EnglishText en) => console.MarkupLineInterpolated($"[green]{Word(id, en)}[/]");

    public void Bad(string id, EnglishText en) => Bad(Word(id, en));

    /// <summary>Words that are the same in both languages, or in the operator's already.</summary>
    public void Bad(string text) => console.MarkupLineInterpolated($"[red]{text}[/]");

    /// <summary>Names on the left, values beside them.</summary>
    public void Pairs(params IReadOnlyList<(string Id, string En, string Value)> pairs)
    {
        var width = pairs.Max(pair => Word(pair.Id, pair.En).Length);
        foreach (var (id, en, value) in pairs) console.WriteLine($"{Word(id, en).PadRight(width)}  {value}");
    }

    /// <summary>A problem met on the way, and what to do about it, in the operator's language.</summary>
    public string Words(Problem problem) =>
        $"{problem.Reason().In(wording.Operator)} {Report.Advice(problem, wording.Operator)}".Trim();

    /// <summary>Rows under their columns; where there is none, the columns say what there is none of.</summary>
    public void Table(IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? totals = null)
    {
        var lines = rows.ToList();
        if (lines.Count == 0) lines.Add([Word("(tidak ada)", "(none)"), .. Enumerable.Repeat("", columns.Count - 1)]);
        var widths = Widths(columns, totals is null ? lines : [.. lines, totals]);
        var table = new Table { Border = TableBorder.Simple, ShowFooters = totals is not null };
        for (var i = 0; i < columns.Count; i++)
        {
            var (id, en, right, _) = columns[i];
            var column = new TableColumn(new Text(Word(id, en)))
            {
                Alignment = right ? Justify.Right : Justify.Left, NoWrap = widths is null && right, Width = widths?[i],
            };
            if (totals is not null) column.Footer = new Text(totals[i], new Style(decoration: Decoration.Bold));
            table.AddColumn(column);
        }
        foreach (var row in lines) table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }

    /// <summary>Null on a terminal that is too narrow even so: what does not fit there is broken anywhere.</summary>
    private int[]? Widths(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var texts = columns.Select((column, at) => lines.Select(line => line[at]).Append(Word(column.Id, column.En)).ToList()).ToList();
        var room = host.OutputIsTerminal ? console.Profile.Width : TableWidthOutsideTerminals;
        var widths = TableWidths.Fit(columns, texts, room);
        return host.OutputIsTerminal && TableWidths.Sum(widths) > room ? null : widths;
    }

    /// <summary>What to do next, as a command line; silent under <c>--quiet</c>.</summary>
    public void Next(string id, EnglishText en, string command)
    {
        if (!quiet) console.MarkupLineInterpolated($"[grey]{Word(id, en)}[/] {command}");
    }
}

/// <param name="Right">Numbers and amounts, aligned at their ends.</param>
/// <param name="Breaks">A long text without blanks (a hash, a document as JSON): it may be broken anywhere.</param>
internal readonly record struct Column(string Id, string En, bool Right = false, bool Breaks = false)
{
    public static Column Number(string id, string en) => new(id, en, Right: true);
}
