using System.Globalization;

namespace Paseban.Assistance.Imports;

/// <summary>Why one row of a file cannot be used.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
/// <param name="Column">The column at fault; empty when it is the whole row.</param>
/// <param name="Value">The cell, masked where it says who somebody is.</param>
/// <param name="Reason">What is wrong, without the value.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RowProblem(long Line, string Column, string Value, string Reason, string Remedy)
{
    private const int LongestValue = 40;

    public static RowProblem At(long line, TableColumn column, ReadOnlySpan<char> value, string reason, string remedy) =>
        new(line, column.Name, column.IsPersonal ? Mask(value) : Shorten(value), reason, remedy);

    public static RowProblem OfRow(long line, string reason, string remedy) => new(line, "", "", reason, remedy);

    /// <summary>The first two and last two signs, which is enough to find the cell; nothing of a short value.</summary>
    public static string Mask(ReadOnlySpan<char> value) =>
        value.Length < 6
            ? new string('*', value.Length)
            : string.Concat(value[..2], new string('*', Math.Min(value.Length - 4, LongestValue)), value[^2..]);

    public override string ToString() => ToString("Line");

    /// <param name="line">How a line is called: reasons are English, what stands before them need not be.</param>
    public string ToString(string line) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{line} {Line}{(Column.Length > 0 ? $", {Column}" : "")}{(Value.Length > 0 ? $" '{Value}'" : "")}: {Reason}");

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
