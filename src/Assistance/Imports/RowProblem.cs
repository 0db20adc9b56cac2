using System.Globalization;

namespace Paseban.Assistance.Imports;

/// <summary>Why one row of a file cannot be used, in the languages of who sends it in and who runs the program.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
/// <param name="Column">The column at fault; empty when it is the whole row.</param>
/// <param name="Value">The cell, masked where it says who somebody is.</param>
/// <param name="Reason">What is wrong, without the value.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RowProblem(long Line, string Column, string Value, BilingualText Reason, BilingualText Remedy)
{
    private const int LongestValue = 40;

    private static readonly BilingualText CompareWithHeader = new(
        "Cocokkan dengan baris judul: ada pemisah atau tanda kutip yang kurang atau berlebih.",
        "Compare the row with the header: a separator or a quotation mark is missing or too many.");

    public static RowProblem At(
        long line, TableColumn column, ReadOnlySpan<char> value, BilingualText reason, BilingualText remedy) =>
        new(line, column.Name, column.IsPersonal ? Mask(value) : Shorten(value), reason, remedy);

    /// <summary>A cell that <paramref name="problem"/> stands in the way of.</summary>
    public static RowProblem At(long line, TableColumn column, ReadOnlySpan<char> value, Problem problem) =>
        At(line, column, value, problem.Reason(), problem.Advice());

    public static RowProblem OfRow(long line, BilingualText reason, BilingualText remedy) => new(line, "", "", reason, remedy);

    /// <summary>The current row of <paramref name="table"/> when its cells cannot be told apart; null when they can.</summary>
    public static RowProblem? Damaged(TableReader table) => table.RowFault is { } fault
        ? OfRow(table.Line, new($"Baris ini rusak: {fault.Id}.", $"The row is damaged: {fault.En}."), CompareWithHeader)
        : null;

    /// <summary>The first two and last two signs, which is enough to find the cell; nothing of a short value.</summary>
    public static string Mask(ReadOnlySpan<char> value) =>
        value.Length < 6
            ? new string('*', value.Length)
            : string.Concat(value[..2], new string('*', Math.Min(value.Length - 4, LongestValue)), value[^2..]);

    /// <summary>Where it is and what is wrong, as one sentence.</summary>
    public BilingualText Sentence()
    {
        var cell = $"{(Column.Length > 0 ? $", {Column}" : "")}{(Value.Length > 0 ? $" '{Value}'" : "")}";
        var line = Line.ToString(CultureInfo.InvariantCulture);
        return new($"Baris {line}{cell}: {Reason.Id}", $"Line {line}{cell}: {Reason.En}");
    }

    private static string Shorten(ReadOnlySpan<char> value) =>
        value.Length <= LongestValue ? value.ToString() : string.Concat(value[..LongestValue], "...");
}

/// <summary>What becomes of a file that has bad rows.</summary>
public enum BadRows
{
    /// <summary>Nothing of the file lands.</summary>
    RefuseFile = 1,

    /// <summary>The good rows land; the bad ones are listed.</summary>
    SkipRow = 2,
}
