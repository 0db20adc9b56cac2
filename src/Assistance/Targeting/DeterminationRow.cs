using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Targeting;

/// <summary>One good row of the ministry's result.</summary>
internal sealed record DeterminationRow(
    long Line, Nik Nik, string NikIndex, DeterminationStatus Status, long? Decile, Month Period, string Source);

/// <summary>Reads and checks one row of a result after the other.</summary>
internal sealed class DeterminationRowReader(TableReader table, TableLayout layout, SiksNgMap map, IdentityVault vault, Month thisMonth)
{
    private const int HighestDecile = 10;

    private readonly ResultColumns columns = map.Result;
    private List<RowProblem> problems = [];

    /// <summary>The current row, or null with what is wrong with it added to <paramref name="into"/>.</summary>
    public DeterminationRow? Read(List<RowProblem> into)
    {
        var before = into.Count;
        problems = into;
        if (RowProblem.Damaged(table) is { } damage)
        {
            into.Add(damage);
            return null;
        }
        if (Nik.Problem(Cell(columns.Nik).ToString(), out var nik) is { } wrong)
            Refuse(columns.Nik, wrong, RowReasons.WriteSixteenDigits);
        if (map.StatusOf(Cell(columns.Status)) is not { } status)
        {
            Refuse(
                columns.Status, new("Ini bukan jawaban kementerian.", "this is not an answer of the ministry."),
                new(
                    "Tulis layak, tidak_layak atau perbaikan, atau tambahkan katanya ke peta SIKS-NG.",
                    "Write layak, tidak_layak or perbaikan, or add the word to the map."));
            status = new("", null!);
        }
        var decile = ReadDecile();
        var (period, source) = ReadPeriod();
        return into.Count > before
            ? null
            : new(table.Line, nik!, vault.BlindIndex(IdentityField.Nik, nik!.Digits), status, decile, period, source!);
    }

    private long? ReadDecile()
    {
        var cell = Cell(columns.Decile);
        if (cell.IsEmpty) return null;
        if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var decile) && decile is >= 1 and <= HighestDecile)
            return decile;
        Refuse(
            columns.Decile, new("Ini bukan desil.", "this is not a decile."),
            new("Tulis 1 sampai 10, atau kosongkan.", "Write 1 to 10, or leave it empty."));
        return null;
    }

    private (Month Period, string? Source) ReadPeriod()
    {
        if (!Month.TryParse(Cell(columns.Period).ToString(), out var period))
            Refuse(columns.Period, RowReasons.NotAMonth, RowReasons.WriteMonth);
        else if (period > thisMonth)
            Refuse(
                columns.Period, new("Periode ini belum mulai.", "the period has not begun."),
                new("Perbaiki bulannya.", "Correct the month."));
        else if (map.RegistryOf(period) is not { } source)
            Refuse(
                columns.Period, new("Pada bulan itu belum ada data terpadu.", "there was no registry in that month."),
                new(
                    "Perbaiki bulannya, atau tambahkan data terpadunya ke peta SIKS-NG.",
                    "Correct the month, or add the registry to the map."));
        else return (period, source);
        return (period, null);
    }

    private ReadOnlySpan<char> Cell(TableColumn column) => table.Cell(layout[column]);

    private void Refuse(TableColumn column, BilingualText reason, BilingualText remedy) =>
        problems.Add(RowProblem.At(table.Line, column, Cell(column), reason, remedy));
}
