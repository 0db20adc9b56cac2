namespace Paseban.Assistance.Imports;

/// <summary>Where the known columns stand in one file.</summary>
public sealed class TableLayout
{
    private readonly Dictionary<TableColumn, int> places;

    private TableLayout(Dictionary<TableColumn, int> places, IReadOnlyList<string> unknown)
    {
        this.places = places;
        UnknownColumns = unknown;
    }

    /// <summary>Columns of the file that the import does not know and does not read.</summary>
    public IReadOnlyList<string> UnknownColumns { get; }

    /// <summary>The place of the column in a row, or -1 when the file does not have it.</summary>
    public int this[TableColumn column] => places.GetValueOrDefault(column, -1);

    public bool Has(TableColumn column) => places.ContainsKey(column);

    /// <summary>
    /// Finds the columns by name, in any order. Fails with every required column that is missing, each with the names that were
    /// found and the likeliest misspelling, and with every column that stands there twice.
    /// </summary>
    public static Outcome<TableLayout> Bind(IReadOnlyList<TableColumn> columns, IReadOnlyList<string> header)
    {
        var byName = new Dictionary<string, TableColumn>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            foreach (var name in column.FoldedNames) byName.TryAdd(name, column);
        }

        var found = new Dictionary<TableColumn, int>();
        var unknown = new List<string>();
        var problems = new List<Problem>();
        for (var i = 0; i < header.Count; i++)
        {
            if (!byName.TryGetValue(TableColumn.Fold(header[i]), out var column))
            {
                if (header[i].Length > 0) unknown.Add(header[i]);
            }
            else if (!found.TryAdd(column, i))
            {
                problems.Add(Problem.Invalid(
                    "table.column-twice",
                    $"The column '{column.Name}' stands twice in the file: '{header[found[column]]}' and '{header[i]}'.",
                    "Keep the one that is meant and remove or rename the other.")
                    .InIndonesian(
                        $"Kolom '{column.Name}' ada dua kali di berkas: '{header[found[column]]}' dan '{header[i]}'.",
                        "Sisakan yang dimaksud, dan hapus atau ganti nama yang lain."));
            }
        }
        foreach (var column in columns)
        {
            if (column.IsRequired && !found.ContainsKey(column)) problems.Add(Missing(column, header, unknown));
        }
        return problems.Count > 0 ? problems : new TableLayout(found, unknown);
    }

    private static Problem Missing(TableColumn column, IReadOnlyList<string> header, List<string> unknown)
    {
        var closest = unknown
            .Select(name => (Name: name, Distance: column.FoldedNames.Min(known => Spelling.Distance(known, TableColumn.Fold(name)))))
            .Where(candidate => candidate.Distance <= Math.Max(2, column.Name.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        var names = string.Join(", ", header.Where(name => name.Length > 0));
        var others = string.Join(", ", column.Aliases);
        return Problem.Invalid(
            "table.column-missing",
            $"The file has no column '{column.Name}'. Columns found: {(names.Length > 0 ? names : "none")}."
                + (closest is null ? "" : $" Perhaps '{closest}' is meant?"),
            $"Name the column '{column.Name}' in the first line{(others.Length == 0 ? "" : $" (also understood: {others})")}.")
            .InIndonesian(
                $"Berkas ini tidak punya kolom '{column.Name}'. Kolom yang ada: {(names.Length > 0 ? names : "tidak ada")}."
                    + (closest is null ? "" : $" Barangkali '{closest}' yang dimaksud?"),
                $"Tulis nama kolom '{column.Name}' di baris pertama{(others.Length == 0 ? "" : $" (juga dipahami: {others})")}.");
    }
}
