using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>The columns of a quota file.</summary>
internal static class QuotaColumns
{
    public static readonly TableColumn Area =
        new("kode_kelurahan", "kode_kel", "kode_wilayah", "area_code") { IsRequired = true };

    public static readonly TableColumn Programme = new("program", "programme", "kode_program") { IsRequired = true };
    public static readonly TableColumn Places = new("kuota", "quota", "jumlah") { IsRequired = true };

    public static readonly IReadOnlyList<TableColumn> All = [Area, Programme, Places];
}

/// <summary>How many a kelurahan may have in a programme.</summary>
internal sealed record QuotaRow(long Line, string Area, string Programme, long Places);

/// <summary>Reads and checks a quota file; a kelurahan stands in it once for each programme.</summary>
internal sealed class QuotaRowReader(TableReader table, TableLayout layout, Law law, IReadOnlySet<string> kelurahan)
{
    private const long MostPlaces = 1_000_000;

    private readonly Dictionary<(string Area, string Programme), long> lines = [];
    private readonly List<string> programmes =
        [.. law.Programmes.Where(programme => !programme.PaysNothing).Select(programme => programme.Code)];

    /// <summary>The good rows of the whole file; the others go to <paramref name="errors"/>. A city has some thousand of them.</summary>
    public List<QuotaRow> ReadAll(ErrorsFile errors, out long read)
    {
        var rows = new List<QuotaRow>();
        for (read = 0; table.Read(); read++)
        {
            if (Read(out var row) is { } problem) errors.Add(problem);
            else rows.Add(row!);
        }
        return rows;
    }

    private RowProblem? Read(out QuotaRow? row)
    {
        row = null;
        if (RowProblem.Damaged(table) is { } damage) return damage;
        if (!AreaCode.TryParse(Cell(QuotaColumns.Area), out var area) || !kelurahan.Contains(area.Value))
            return At(
                QuotaColumns.Area, new("Ini bukan kelurahan di DKI Jakarta.", "this is no kelurahan of the territory."),
                RowReasons.WriteKelurahan);
        var programme = Cell(QuotaColumns.Programme).ToUpperInvariant();
        if (!programmes.Contains(programme))
            return At(
                QuotaColumns.Programme,
                new("Aturan tidak mengenal program yang membayar seperti ini.", "the law has no such programme that pays."),
                new($"Tulis salah satu: {string.Join(", ", programmes)}.", $"Write one of {string.Join(", ", programmes)}."));
        if (!long.TryParse(Cell(QuotaColumns.Places), NumberStyles.None, CultureInfo.InvariantCulture, out var places)
            || places > MostPlaces)
            return At(
                QuotaColumns.Places, new("Ini bukan jumlah orang.", "this is not a number of people."),
                new("Tulis seperti 80; 0 bila tidak ada.", "Write it as 80; 0 for none."));
        if (!lines.TryAdd((area.Value, programme), table.Line))
        {
            var first = lines[(area.Value, programme)];
            return RowProblem.OfRow(
                table.Line, new($"Baris {first} sudah mengisi kuota ini.", $"line {first} sets this quota already."),
                new("Pertahankan yang berlaku.", "Keep the one that holds."));
        }
        row = new(table.Line, area.Value, programme, places);
        return null;
    }

    private string Cell(TableColumn column) => table.Cell(layout[column]).ToString();

    private RowProblem At(TableColumn column, BilingualText reason, BilingualText remedy) =>
        RowProblem.At(table.Line, column, Cell(column), reason, remedy);
}
