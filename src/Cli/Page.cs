using System.Globalization;
using Spectre.Console;

namespace Paseban.Cli;

/// <summary>A result as a person reads it: headings, tables with numbers to the right, and what to do next.</summary>
internal sealed class Page(Host host, Wording wording, bool quiet)
{
    private static readonly NumberFormatInfo Dots = new() { NumberGroupSeparator = ".", NumberGroupSizes = [3] };

    private readonly IAnsiConsole console = Consoles.Output(host);

    public Wording Wording => wording;

    /// <summary>One of two words, by the operator's language.</summary>
    public string Word(string id, string en) => wording.Operator == Language.Indonesian ? id : en;

    /// <summary>A number of things: grouped with dots in Indonesian, with commas in English.</summary>
    public string Count(long count) =>
        count.ToString("N0", wording.Operator == Language.Indonesian ? Dots : NumberFormatInfo.InvariantInfo);

    public static string Date(DateTimeOffset at) =>
        at.ToOffset(ProcessContext.Jakarta).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public void Line(string text = "") => console.WriteLine(text);

    public void Heading(string id, string en)
    {
        console.MarkupLineInterpolated($"[bold]{Word(id, en)}[/]");
    }

    public void Good(string id, string en) => console.MarkupLineInterpolated($"[green]{Word(id, en)}[/]");

    public void Bad(string id, string en) => console.MarkupLineInterpolated($"[red]{Word(id, en)}[/]");

    /// <summary>Names on the left, values beside them.</summary>
    public void Pairs(params IReadOnlyList<(string Id, string En, string Value)> pairs)
    {
        var width = pairs.Max(pair => Word(pair.Id, pair.En).Length);
        foreach (var (id, en, value) in pairs) console.WriteLine($"{Word(id, en).PadRight(width)}  {value}");
    }

    public void Table(IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string>? totals = null)
    {
        var table = new Table { Border = TableBorder.Simple, ShowFooters = totals is not null };
        for (var i = 0; i < columns.Count; i++)
        {
            var (id, en, right) = columns[i];
            var column = new TableColumn(new Text(Word(id, en))) { Alignment = right ? Justify.Right : Justify.Left, NoWrap = right };
            if (totals is not null) column.Footer = new Text(totals[i], new Style(decoration: Decoration.Bold));
            table.AddColumn(column);
        }
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }

    /// <summary>What to do next, as a command line; silent under <c>--quiet</c>.</summary>
    public void Next(string id, string en, string command)
    {
        if (!quiet) console.MarkupLineInterpolated($"[grey]{Word(id, en)}[/] {command}");
    }
}

/// <param name="Right">Numbers and amounts, aligned at their ends.</param>
internal readonly record struct Column(string Id, string En, bool Right = false)
{
    public static Column Number(string id, string en) => new(id, en, Right: true);
}
