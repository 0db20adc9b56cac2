namespace Paseban.Linkage;

/// <summary>What is compared, and how a pair is judged.</summary>
public sealed record LinkageConfig
{
    /// <summary>The most columns that can be compared; a pair's comparison is one number of 64 bits.</summary>
    public const int MostColumns = 20;

    /// <summary>Columns with their kind; those of the table that are neither here nor ignored get a likely one.</summary>
    public IReadOnlyDictionary<string, ColumnKind> Columns { get; init; } = new Dictionary<string, ColumnKind>(StringComparer.Ordinal);

    /// <summary>Columns that are not looked at; the one that names a record belongs here.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>
    /// Sets of columns; only records that agree in all columns of a set are compared. Null lets the linker choose, by what the columns
    /// hold and tolerant of mistakes.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>>? Blocking { get; init; }

    /// <summary>The least probability, 0 to 1, that a pair is given with.</summary>
    public decimal Threshold { get; init; } = 0.5m;

    /// <summary>Whether a record has at most one partner. Of several, the likeliest is kept.</summary>
    public bool OneToOne { get; init; }
}
