using System.Globalization;
using Paseban.Linkage;

namespace Paseban.Cli.Matching;

/// <summary>Needs no database and knows no person of the registry: any two files.</summary>
internal sealed class LinkCommand : OperatorCommand
{
    private readonly Option<string> left = File("--left", "The file, or the left one of two: CSV or XLSX.", required: true);
    private readonly Option<string?> right =
        File("--right", "The other file, with the same column names. Without it, duplicates in the left one are found.");
    private readonly Option<string> config =
        File("--config", "YAML: id, ignore, columns, blocking, threshold, one_to_one.", required: true);
    private readonly Option<string> output = File("--out", "Where the pairs go: CSV with the columns left,right,score.", required: true);
    private readonly Option<string?> explain =
        File("--explain", "Also writes what each column says about each pair, in bits, to this file.");
    private readonly Option<string?> truth =
        File("--truth", "CSV with the columns left,right: the true pairs. Tells precision, recall and F1.");

    private readonly Option<string?> truthPattern = new("--truth-pattern")
    {
        HelpName = "REGEX", Description = "True pairs by id: those with the same text in the first group, as in 'rec-(\\d+)'.",
    };

    public LinkCommand() : base(
        "link",
        """
        Finds records of the same person in two files, or duplicates in one, without a common number. What an agreement is worth is
        learned from the files (Fellegi-Sunter); the score is a probability. Kinds of columns: name, text, date, number, code, phone.
        """,
        "paseban link --left applications.csv --config link.yaml --out pairs.csv",
        "paseban link --left applications.csv --right registry.csv --config link.yaml --out pairs.csv --explain why.csv",
        "paseban link --left febrl1.csv --config link.yaml --out pairs.csv --truth-pattern rec-(\\d+) --json")
    {
        foreach (var option in (Option[])[left, right, config, output, explain, truth, truthPattern]) Add(option);
    }

    protected override async Task<int> RunAsync(Host host, ParseResult args, CancellationToken ct)
    {
        var summary = await ProgressDisplay.RunAsync(host, args, progress => Task.Run(() => Link(args, progress, ct), ct));
        return summary.Match(
            result => Report.Result(host, args, result, View, ExitCode.Ok), problems => Report.Problems(host, args, problems));
    }

    private Outcome<LinkSummary> Link(ParseResult args, IProgress<WorkProgress> progress, CancellationToken ct)
    {
        var setting = LinkConfigFile.Read(args.GetRequiredValue(config));
        if (!setting.Succeeded) return setting.Problems.ToArray();
        var (id, how) = (setting.Value.Id, setting.Value.Config);
        var a = LinkTableFile.Read(args.GetRequiredValue(left), id, progress, ct);
        if (!a.Succeeded) return a.Problems.ToArray();
        Outcome<LinkTableFile>? b = args.GetValue(right) is { } path ? LinkTableFile.Read(path, id, progress, ct) : null;
        if (b is { Succeeded: false }) return b.Problems.ToArray();
        // The id is no column of the tables.
        how = how with { Ignore = [.. how.Ignore.Where(column => column != id)] };
        if (LinkagePlan.Problems(a.Value.Table, b?.Value.Table, how) is { Count: > 0 } wrong) return wrong.ToArray();
        var known = Truth(args, a.Value.Ids, b?.Value.Ids);
        if (known is { Succeeded: false }) return known.Problems.ToArray();
        var result = Linker.Link(a.Value.Table, b?.Value.Table, how, progress, ct);
        var others = (b ?? a).Value.Ids;
        LinkedPairsFile.Write(args.GetRequiredValue(output), result, a.Value.Ids, others);
        if (args.GetValue(explain) is { } why) LinkedPairsFile.WriteExplained(why, result, a.Value.Ids, others);
        var quality = known is null
            ? null
            : LinkTruth.Measure(known.Value, result.Pairs.Select(pair => (a.Value.Ids[pair.Left], others[pair.Right])), b is null);
        return LinkSummary.Of(args.GetRequiredValue(output), a.Value, b?.Value, result, how, quality);
    }

    private Outcome<HashSet<(string, string)>>? Truth(ParseResult args, IReadOnlyList<string> a, IReadOnlyList<string>? b) =>
        args.GetValue(truth) is { } path ? LinkTruth.OfFile(path, b is null)
        : args.GetValue(truthPattern) is { } pattern ? LinkTruth.OfPattern(pattern, a, b)
        : null;

    private static void View(Page page, LinkSummary summary)
    {
        page.Pairs(
            ("Baris kiri", "Left records", page.Count(summary.LeftRecords)),
            ("Baris kanan", "Right records", summary.RightRecords is { } others ? page.Count(others) : "-"),
            ("Pasangan dibandingkan", "Pairs compared", page.Count(summary.Compared)),
            ("Pasangan ditemukan", "Pairs found", page.Count(summary.Pairs)),
            ("Kelompok duplikat", "Groups of duplicates", summary.Groups is { } groups ? page.Count(groups) : "-"),
            ("Berkas", "File", summary.File));
        page.Table(
            [new("Kolom", "Column"), new("Jenis", "Kind"), new("", ""), Column.Number("Bit bila sama", "Bits when the same"),
                Column.Number("Bit bila berbeda", "Bits when different")],
            summary.Columns.Select(column => (IReadOnlyList<string>)
            [
                column.Column, Word(column.Kind), column.WasGuessed ? page.Word("ditebak", "guessed") : "",
                Bits(column.Exact), Bits(column.Different),
            ]));
        foreach (var column in summary.OnOneSideOnly)
        {
            page.Line(page.Word(
                $"Kolom '{column}' hanya ada di satu berkas, jadi tidak dibandingkan.",
                $"The column '{column}' is in one file only, so it was not compared."));
        }
        foreach (var key in summary.Keys.Where(key => key.LargeBlocks > 0))
        {
            var records = page.Count(key.RecordsInLargeBlocks);
            page.Line(page.Word(
                $"{records} baris dengan '{key.Key}' yang sama terlalu banyak; hanya tetangganya dibandingkan.",
                $"{records} records share '{key.Key}' with too many others; only neighbours in a finer order were compared."));
        }
        if (summary.Quality is not { } quality) return;
        page.Pairs(
            ("Pasangan sebenarnya", "True pairs", page.Count(quality.True)),
            ("Salah", "Wrong", page.Count(quality.Wrong)),
            ("Terlewat", "Missed", page.Count(quality.Missed)),
            ("Presisi", "Precision", Share(quality.Precision)),
            ("Recall", "Recall", Share(quality.Recall)),
            ("F1", "F1", Share(quality.F1)));
    }

    private static string Word(ColumnKind kind) => kind.ToString().ToLowerInvariant();

    private static string Bits(decimal bits) => bits.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Share(decimal share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    private static Option<string> File(string name, string description, bool required) =>
        new(name) { HelpName = "FILE", Description = description, Required = required };

    private static Option<string?> File(string name, string description) => new(name) { HelpName = "FILE", Description = description };
}
