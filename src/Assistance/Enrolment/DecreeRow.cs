using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;

namespace Paseban.Assistance.Enrolment;

/// <summary>What an amendment does with a line.</summary>
internal enum LineAction
{
    /// <summary>Tambah: a line is added.</summary>
    Add = 1,

    /// <summary>Ubah: the line is withdrawn from a month on and replaced.</summary>
    Change = 2,

    /// <summary>Hapus: the line is withdrawn from a month on.</summary>
    Remove = 3,
}

/// <summary>One row of a decree's file, read and checked as far as the row alone and the law go.</summary>
internal readonly record struct DecreeRow(
    string Nik, LineAction Action, string Programme, string BenefitGroup, long Amount, Month From, Month To, string Origin, string Cohort,
    string Reason);

/// <summary>Reads rows of one file; the first objection to a row stands for it.</summary>
internal sealed class DecreeRowReader(TableReader table, TableLayout layout, DecreeLaw law, bool isAmendment)
{
    private const int LongestValidity = 12;
    private const int LongestCohort = 40;

    private readonly Dictionary<string, string> cohorts = new(StringComparer.Ordinal);

    /// <summary>The current row, or what is wrong with it.</summary>
    public RowProblem? Read(out DecreeRow row)
    {
        row = default;
        if (RowProblem.Damaged(table) is { } damage) return damage;
        var nikCell = Cell(DecreeColumns.Nik);
        if (Nik.Problem(nikCell.ToString(), out var nik) is { } problem) return At(DecreeColumns.Nik, problem, DecreeLaw.WriteNik);
        var action = isAmendment ? ReadAction() : LineAction.Add;
        if (action is null)
            return At(
                DecreeColumns.Action, new("Ini bukan tindakan atas baris keputusan.", "This is not an action on a line."),
                new("Tulis tambah, ubah atau hapus.", "Write tambah, ubah or hapus."));
        if (law.Code(Cell(DecreeColumns.Programme)) is not { } programme) return At(law.Unknown(Cell(DecreeColumns.Programme).ToString()));
        if (!Month.TryParse(Cell(DecreeColumns.From).ToString(), out var from))
            return At(DecreeColumns.From, RowReasons.NotAMonth, RowReasons.WriteMonth);
        var reason = isAmendment ? Cell(DecreeColumns.Reason).ToString() : "";
        if (isAmendment && reason.Length == 0)
            return At(
                DecreeColumns.Reason, new("Alasannya belum diisi.", "The reason is missing."),
                new("Tulis mengapa baris ini diubah.", "Say why the line is amended."));
        if (action == LineAction.Remove)
        {
            row = new(nik!.Digits, LineAction.Remove, programme, "", 0, from, from, "", "", reason);
            return null;
        }
        return ReadTerms(nik!, action.Value, programme, from, reason, out row);
    }

    private RowProblem? ReadTerms(Nik nik, LineAction action, string programme, Month from, string reason, out DecreeRow row)
    {
        row = default;
        if (!Rupiah.TryParse(Cell(DecreeColumns.Amount).ToString(), out var amount) || !amount.IsPositive)
            return At(
                DecreeColumns.Amount,
                new("Ini bukan jumlah rupiah bulat di atas nol.", "This is not an amount of whole rupiah above zero."),
                new("Tulis seperti 300000.", "Write it as 300000."));
        if (!Month.TryParse(Cell(DecreeColumns.To).ToString(), out var to))
            return At(DecreeColumns.To, RowReasons.NotAMonth, RowReasons.WriteMonth);
        if (CheckMonths(from, to) is { } wrong) return wrong;
        if (ReadOrigin() is not { } origin)
            return At(
                DecreeColumns.Origin, new("Ini bukan asal penerima.", "This is not an origin."),
                new("Tulis eksisting atau baru.", "Write eksisting or baru."));
        var cohort = Cell(DecreeColumns.Cohort);
        if (cohort.Length > LongestCohort)
            return At(
                DecreeColumns.Cohort,
                new($"Nama kohort paling banyak {LongestCohort} huruf.", $"A cohort's name has at most {LongestCohort} signs."),
                new("Singkat namanya.", "Shorten it."));
        if (law.Check(programme, from, to, amount, out var group) is { } objection) return At(objection);
        row = new(nik.Digits, action, programme, group, amount.Amount, from, to, origin, Cohort(cohort), reason);
        return null;
    }

    private RowProblem? CheckMonths(Month from, Month to)
    {
        if (to < from)
            return At(
                DecreeColumns.To, new($"Baris ini berakhir sebelum mulai ({from}).", $"The line ends before it begins ({from})."),
                new("Perbaiki salah satu bulannya.", "Correct one of the two months."));
        if (to - from < LongestValidity) return null;
        var last = from.Plus(LongestValidity - 1);
        return At(
            DecreeColumns.To,
            new(
                $"Baris ini mencakup {to - from + 1} bulan; satu daftar berlaku paling lama setahun.",
                $"The line covers {to - from + 1} months; a list holds for a year at most."),
            new($"Akhiri paling lambat {last}.", $"Let it end in {last} at the latest."));
    }

    private LineAction? ReadAction() => Cell(DecreeColumns.Action) switch
    {
        var word when Is(word, "tambah", "add") => LineAction.Add,
        var word when Is(word, "ubah", "change") => LineAction.Change,
        var word when Is(word, "hapus", "remove") => LineAction.Remove,
        _ => null,
    };

    private string? ReadOrigin() => Cell(DecreeColumns.Origin) switch
    {
        var word when Is(word, "eksisting", "existing") => "existing",
        var word when Is(word, "baru", "new") => "new",
        _ => null,
    };

    private static bool Is(ReadOnlySpan<char> word, string indonesian, string english) =>
        word.Equals(indonesian, StringComparison.OrdinalIgnoreCase) || word.Equals(english, StringComparison.OrdinalIgnoreCase);

    /// <summary>A list has a handful of cohorts: one text for each, not one for each row.</summary>
    private string Cohort(ReadOnlySpan<char> cohort)
    {
        var lookup = cohorts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(cohort, out var name)) lookup[cohort] = name = cohort.ToString();
        return name;
    }

    private ReadOnlySpan<char> Cell(TableColumn column) => table.Cell(layout[column]);

    private RowProblem At(Objection objection) => At(objection.Column, objection.Reason, objection.Remedy);

    private RowProblem At(TableColumn column, BilingualText reason, BilingualText remedy) =>
        RowProblem.At(table.Line, column, Cell(column), reason, remedy);
}
