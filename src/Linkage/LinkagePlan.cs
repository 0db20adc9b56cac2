using Paseban.Kernel;

namespace Paseban.Linkage;

/// <summary>A configuration as it meets two tables: which columns are compared, and how.</summary>
/// <param name="Columns">In the order of the left table.</param>
public sealed record LinkagePlan(IReadOnlyList<PlannedColumn> Columns)
{
    /// <summary>What stands in the way, each with its remedy; empty when the tables can be linked.</summary>
    public static IReadOnlyList<Problem> Problems(LinkageTable left, LinkageTable? right, LinkageConfig config)
    {
        var problems = new List<Problem>();
        foreach (var (table, side) in Sides(left, right))
        {
            var named = config.Columns.Keys.Concat(config.Ignore).Concat(config.Blocking?.SelectMany(set => set) ?? []);
            foreach (var column in named.Distinct(StringComparer.Ordinal).Where(column => table.Find(column) < 0))
            {
                if (right is not null && config.Ignore.Contains(column, StringComparer.Ordinal)) continue;
                problems.Add(Problem.Invalid(
                    "link.column", $"The {side} has no column '{column}'. It has: {string.Join(", ", table.Columns)}.",
                    "Correct the name in the configuration.")
                    .InIndonesian(
                        $"Tidak ada kolom '{column}'. Yang ada: {string.Join(", ", table.Columns)}.",
                        "Perbaiki namanya di pengaturan."));
            }
        }
        if (problems.Count > 0) return problems;
        var plan = Of(left, right, config);
        if (plan.Columns.Count == 0)
        {
            problems.Add(Problem.Invalid(
                "link.nothing", "No column is left to compare.",
                "Ignore fewer columns, or name both files' columns alike.")
                .InIndonesian(
                    "Tidak ada kolom yang tersisa untuk dibandingkan.",
                    "Abaikan lebih sedikit kolom, atau samakan nama kolom kedua berkas."));
        }
        if (plan.Columns.Count > LinkageConfig.MostColumns)
        {
            problems.Add(Problem.Invalid(
                "link.many-columns", $"{plan.Columns.Count} columns would be compared; at most {LinkageConfig.MostColumns} can be.",
                "Ignore those that say little about who somebody is.")
                .InIndonesian(
                    $"Ada {plan.Columns.Count} kolom yang akan dibandingkan; paling banyak {LinkageConfig.MostColumns}.",
                    "Abaikan kolom yang hanya sedikit menunjukkan siapa orangnya."));
        }
        var blocking = (config.Blocking ?? []).SelectMany(set => set);
        foreach (var column in blocking.Where(column => plan.Columns.All(one => one.Column != column)))
        {
            problems.Add(Problem.Invalid(
                "link.blocking", $"Blocking names the column '{column}', which is ignored.", "Compare the column, or block by another.")
                .InIndonesian(
                    $"Pengelompokan menyebut kolom '{column}', yang diabaikan.",
                    "Bandingkan kolom itu, atau kelompokkan dengan kolom lain."));
        }
        if (config.Threshold is not (> 0 and < 1))
            problems.Add(Problem.Invalid("link.threshold", "The threshold is not between 0 and 1.", "Write a probability such as 0.5.")
                .InIndonesian("Ambang tidak terletak di antara 0 dan 1.", "Tulis kemungkinan seperti 0.5."));
        return problems;
    }

    internal static LinkagePlan Of(LinkageTable left, LinkageTable? right, LinkageConfig config)
    {
        var both = left.Columns.Where(column => right is null || right.Find(column) >= 0).ToList();
        var columns =
            from column in both
            where !config.Ignore.Contains(column, StringComparer.Ordinal)
            let isNamed = config.Columns.ContainsKey(column)
            select new PlannedColumn(column, isNamed ? config.Columns[column] : ColumnKinds.Guess(left, column), !isNamed);
        return new LinkagePlan([.. columns]);
    }

    /// <summary>Columns that only one of two tables has, so that they cannot be compared; without those to be ignored.</summary>
    public static IReadOnlyList<string> ColumnsOnOneSide(LinkageTable left, LinkageTable right, LinkageConfig config) =>
        [.. left.Columns.Except(right.Columns).Concat(right.Columns.Except(left.Columns)).Except(config.Ignore)];

    private static IEnumerable<(LinkageTable Table, string Side)> Sides(LinkageTable left, LinkageTable? right)
    {
        yield return (left, right is null ? "file" : "left file");
        if (right is not null) yield return (right, "right file");
    }
}

/// <param name="Column">The column's name.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="WasGuessed">Whether the kind was guessed, because the configuration does not name it.</param>
public sealed record PlannedColumn(string Column, ColumnKind Kind, bool WasGuessed);
