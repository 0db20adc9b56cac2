using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>A column of the list that leaves.</summary>
internal sealed record ListColumn(string Name, Func<NamedLine, string> Cell);

/// <summary>What the ministry may answer.</summary>
/// <param name="Code">As we keep it: layak, tidak_layak, perbaikan.</param>
/// <param name="Facts">What the answer says of the person, beside the decile.</param>
internal sealed record DeterminationStatus(string Code, FactSet Facts);

/// <summary>The agreed shape of the exchange with SIKS-NG: <c>exchange/siks-ng.yaml</c>, checked when it is read.</summary>
public sealed class SiksNgMap
{
    private readonly Dictionary<string, DeterminationStatus> statuses;
    private readonly IReadOnlyList<(Month From, string Source)> registries;

    internal SiksNgMap(
        IReadOnlyList<ListColumn> list, ResultColumns result, Dictionary<string, DeterminationStatus> statuses,
        IReadOnlyList<(Month From, string Source)> registries)
    {
        List = list;
        Result = result;
        this.statuses = statuses;
        this.registries = registries;
    }

    internal IReadOnlyList<ListColumn> List { get; }

    internal ResultColumns Result { get; }

    /// <summary>Reads the map; on failure one problem for each mistake, naming file and line.</summary>
    /// <param name="name">How messages call the file: <c>exchange/siks-ng.yaml</c>.</param>
    /// <param name="text">The file.</param>
    /// <param name="catalogue">The facts that answers may state.</param>
    public static Outcome<SiksNgMap> Read(string name, string text, FactCatalogue catalogue)
    {
        var problems = new List<LawMessage>();
        var map = Section.Of(new LawFile(name, text), problems) is { } root
            ? new SiksNgMapReader(catalogue).Read(root)
            : null;
        return map is not null && problems.Count == 0
            ? map
            : problems.ConvertAll(problem => Problem.Invalid(
                "siks-ng.map", $"{problem.Path}:{problem.Line}: {problem.Text}", "Correct the column map, then try again.")
                .InIndonesian(
                    $"Peta kolom SIKS-NG salah di {problem.Path}:{problem.Line}: {problem.Text}",
                    "Perbaiki peta kolomnya, lalu coba lagi."));
    }

    /// <summary>The answer that a cell means; null for any other word.</summary>
    internal DeterminationStatus? StatusOf(ReadOnlySpan<char> word) => statuses.GetValueOrDefault(Fold(word.ToString()));

    /// <summary>The registry of a period; null before the first.</summary>
    internal string? RegistryOf(Month period) => registries.LastOrDefault(registry => registry.From <= period).Source;

    internal static string Fold(string word) => word.Trim().Replace('_', ' ').ToLowerInvariant();
}

/// <summary>The columns of a result, with the names that the map gives them.</summary>
internal sealed record ResultColumns(TableColumn Nik, TableColumn Status, TableColumn Decile, TableColumn Period)
{
    public IReadOnlyList<TableColumn> All => [Nik, Status, Decile, Period];
}
