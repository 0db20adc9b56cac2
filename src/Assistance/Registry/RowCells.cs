using System.Buffers;
using System.Globalization;
using Paseban.Assistance.Imports;

namespace Paseban.Assistance.Registry;

/// <summary>
/// The cells of the current row as the kinds of value that registers hold; an empty cell is null, a wrong one is a problem.
/// </summary>
internal sealed class RowCells(TableReader table, TableLayout layout)
{
    private const int LongestName = 200;
    private const int LongestPhrase = 500;

    private static readonly string[] Neighbourhoods =
        [.. Enumerable.Range(0, 1000).Select(number => number.ToString("000", CultureInfo.InvariantCulture))];

    private static readonly SearchValues<char> WrittenNumber = SearchValues.Create("0123456789 .'");

    private List<RowProblem> problems = [];
    private int before;

    public bool HasProblem => problems.Count > before;

    public void Begin(List<RowProblem> into)
    {
        problems = into;
        before = into.Count;
    }

    public void Refuse(TableColumn column, BilingualText reason, BilingualText remedy) =>
        problems.Add(RowProblem.At(table.Line, column, Text(column), reason, remedy));

    public void Refuse(TableColumn column, Problem problem) => Refuse(column, problem.Reason(), problem.Advice());

    public ReadOnlySpan<char> Text(TableColumn column) => table.Cell(layout[column]);

    public Nik? Nik(TableColumn column)
    {
        if (Kernel.Nik.Problem(Text(column).ToString(), out var nik) is { } problem)
            Refuse(column, problem, RowReasons.WriteSixteenDigits);
        return nik;
    }

    /// <summary>Null without a problem where the cell is empty or its digits are no NIK; what a spreadsheet spoilt is a problem.</summary>
    public Nik? NikOrNone(TableColumn column) =>
        !Text(column).ContainsAnyExcept(WrittenNumber) && !Kernel.Nik.TryParse(Text(column).ToString(), out _) ? null : Nik(column);

    public FamilyCardNumber? FamilyCard(TableColumn column)
    {
        var text = Text(column);
        if (text.IsEmpty) return null;
        if (FamilyCardNumber.Problem(text.ToString(), out var card) is { } problem)
            Refuse(column, problem, RowReasons.WriteSixteenDigits);
        return card;
    }

    public (string Text, string Folded)? Name(TableColumn column)
    {
        var text = Text(column);
        if (text.IsEmpty) return null;
        var folded = PersonNames.Fold(text);
        if (text.Length <= LongestName && !text.ContainsAny('\n', '\r', '\t') && folded.Length > 0) return (text.ToString(), folded);
        Refuse(
            column,
            new(
                $"Ini bukan nama (huruf, satu baris, paling banyak {LongestName} huruf).",
                $"this is not a name (letters, one line, at most {LongestName} signs)."),
            new("Perbaiki namanya.", "Correct the name."));
        return null;
    }

    /// <summary>Words on one line: an address, an office, the number of a letter.</summary>
    public ReadOnlySpan<char> Phrase(TableColumn column)
    {
        var text = Text(column);
        if (text.Length <= LongestPhrase && !text.ContainsAny('\n', '\r')) return text;
        Refuse(
            column,
            new(
                $"Isinya lebih dari satu baris atau lebih dari {LongestPhrase} huruf.",
                $"this is more than one line or more than {LongestPhrase} signs."),
            new("Singkat menjadi satu baris.", "Shorten it to one line."));
        return [];
    }

    public Sex? Sex(TableColumn column)
    {
        switch (Text(column))
        {
            case []:
                return null;
            case "L" or "l" or "M" or "LAKI-LAKI" or "Laki-laki" or "Laki-Laki" or "laki-laki" or "1":
                return Kernel.Sex.Male;
            case "P" or "p" or "F" or "PEREMPUAN" or "Perempuan" or "perempuan" or "2":
                return Kernel.Sex.Female;
            default:
                Refuse(
                    column, new("Jenis kelamin tidak terbaca.", "the sex cannot be read."),
                    new("Tulis L (laki-laki) atau P (perempuan).", "Write L (laki-laki) or P (perempuan)."));
                return null;
        }
    }

    public string? Relation(TableColumn column)
    {
        var text = Text(column);
        if (text.IsEmpty) return null;
        if (Registry.Relation.Read(text) is { } relation) return relation;
        Refuse(
            column, new("Hubungan keluarga tidak terbaca.", "the relation cannot be read."),
            new(
                "Tulis kepala_keluarga, pasangan, anak, orang_tua, cucu atau lainnya.",
                "Write kepala_keluarga, pasangan, anak, orang_tua, cucu or lainnya."));
        return null;
    }

    /// <summary>RT and RW have three digits: 005.</summary>
    public string? Neighbourhood(TableColumn column)
    {
        var text = Text(column);
        if (text.IsEmpty) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 999)
            return Neighbourhoods[number];
        Refuse(
            column, new("Ini bukan nomor satu sampai tiga angka.", "this is not a number of one to three digits."),
            new("Tulis seperti 005.", "Write it as 005."));
        return null;
    }

    /// <summary>International form: 0812... and 62812... become +62812...</summary>
    public string? Phone(TableColumn column)
    {
        var text = Text(column);
        if (text.IsEmpty || text is "-") return null;
        if (PhoneNumber.Read(text) is { } number) return number;
        Refuse(
            column, new("Ini bukan nomor telepon.", "this is not a telephone number."),
            new("Tulis seperti 081234567890, atau kosongkan selnya.", "Write it as 081234567890, or leave the cell empty."));
        return null;
    }

    public DateOnly? Date(TableColumn column)
    {
        var text = Text(column);
        if (text.IsEmpty) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Refuse(
            column, new("Ini bukan tanggal.", "this is not a date."),
            new("Tulis tahun, bulan dan hari seperti 2024-03-15.", "Write year, month and day as 2024-03-15."));
        return null;
    }

    /// <summary>A month as 2024-03; a spreadsheet may have made a date of it.</summary>
    public Month? Month(TableColumn column)
    {
        var text = Text(column);
        if (text.IsEmpty) return null;
        if (Kernel.Month.TryParse(text.Length == 10 ? text[..7].ToString() : text.ToString(), out var month)) return month;
        Refuse(column, RowReasons.NotAMonth, RowReasons.WriteMonth);
        return null;
    }
}
