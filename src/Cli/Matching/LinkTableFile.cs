using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Linkage;

namespace Paseban.Cli.Matching;

/// <summary>A file's records, and what each is called.</summary>
internal sealed record LinkTableFile(LinkageTable Table, IReadOnlyList<string> Ids)
{
    private const int RowsBetweenReports = 10_000;

    public static Outcome<LinkTableFile> Read(string path, string id, IProgress<WorkProgress> progress, CancellationToken ct)
    {
        var opened = TableReader.Open(path);
        if (!opened.Succeeded) return opened.Problems.ToArray();
        using var reader = opened.Value;
        if (HeaderProblem(path, reader.Header, id) is { } wrong) return wrong;
        var columns = reader.Header.Select((name, place) => (name, place))
            .Where(column => column.name.Length > 0 && column.name != id).ToArray();
        var table = new LinkageTable([.. columns.Select(column => column.name)]);
        var idPlace = reader.Header.ToList().IndexOf(id);
        var (ids, lines) = (new List<string>(), new Dictionary<string, long>(StringComparer.Ordinal));
        var estimate = new RowEstimate(
            new($"Membaca {Path.GetFileName(path)}", $"Reading {Path.GetFileName(path)}"), reader.Length, progress);
        while (reader.Read())
        {
            var name = reader.Cell(idPlace).ToString();
            if (RowProblem(path, reader, id, name, lines) is { } problem) return problem;
            for (var i = 0; i < columns.Length; i++) table.Set(i, reader.Cell(columns[i].place));
            table.Complete();
            ids.Add(name);
            if (ids.Count % RowsBetweenReports != 0) continue;
            ct.ThrowIfCancellationRequested();
            estimate.Report(ids.Count, reader.Position);
        }
        if (reader.Fault is { } fault) return fault;
        if (ids.Count == 0)
            return Problem.Invalid("link.empty", $"{path} names its columns but has no rows.", "Check that the whole list was exported.");
        return new LinkTableFile(table, ids);
    }

    private static Problem? HeaderProblem(string path, IReadOnlyList<string> header, string id)
    {
        if (!header.Contains(id, StringComparer.Ordinal))
        {
            return Problem.Invalid(
                "link.id", $"{path} has no column '{id}', which the configuration names as id. It has: {string.Join(", ", header)}.",
                "Correct 'id' in the configuration, or the first line of the file.");
        }
        var twice = header.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? null
            : Problem.Invalid("link.column-twice", $"{path} has the column '{twice.Key}' twice.", "Rename one of them, or remove it.");
    }

    private static Problem? RowProblem(string path, TableReader reader, string id, string name, Dictionary<string, long> lines)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{path}, line {reader.Line}");
        if (reader.RowFault is { } fault) return Problem.Invalid("link.row", $"{where}: {fault.En}.", "Correct that line.");
        if (name.Length == 0) return Problem.Invalid("link.id", $"{where}: '{id}' is empty.", "Give every record a name of its own there.");
        if (lines.TryAdd(name, reader.Line)) return null;
        return Problem.Invalid(
            "link.id", string.Create(CultureInfo.InvariantCulture, $"{where}: '{id}' is '{name}', as in line {lines[name]}."),
            "Give every record a name of its own there.");
    }
}
