using Paseban.Assistance.Imports;

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
        if (table.RowFault is { } fault) return RowProblem.OfRow(table.Line, $"The row is damaged: {fault}.", "Correct the row.");
        var nikCell = Cell(DecreeColumns.Nik);
        if (Nik.Problem(nikCell.ToString(), out var nik) is { } problem) return At(
            DecreeColumns.Nik, problem, "Write the sixteen digits of the identity card.");
        var action = isAmendment ? ReadAction() : LineAction.Add;
        if (action is null) return At(DecreeColumns.Action, "This is not an action on a line.", "Write tambah, ubah or hapus.");
        if (law.Code(Cell(DecreeColumns.Programme)) is not { } programme) return At(law.Unknown(Cell(DecreeColumns.Programme).ToString()));
        if (!Month.TryParse(Cell(DecreeColumns.From).ToString(), out var from)) return At(
            DecreeColumns.From, "This is not a month.", "Write it as 2024-01.");
        var reason = isAmendment ? Cell(DecreeColumns.Reason).ToString() : "";
        if (isAmendment && reason.Length == 0) return At(DecreeColumns.Reason, "The reason is missing.", "Say why the line is amended.");
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
            return At(DecreeColumns.Amount, "This is not an amount of whole rupiah above zero.", "Write it as 300000.");
        if (!Month.TryParse(Cell(DecreeColumns.To).ToString(), out var to)) return At(
            DecreeColumns.To, "This is not a month.", "Write it as 2024-12.");
        if (to < from) return At(DecreeColumns.To, $"The line ends before it begins ({from}).", "Correct one of the two months.");
        if (to - from >= LongestValidity)
            return At(
                DecreeColumns.To, $"The line covers {to - from + 1} months; a list holds for a year at most.",
                $"Let it end in {from.Plus(LongestValidity - 1)} at the latest.");
        if (ReadOrigin() is not { } origin) return At(DecreeColumns.Origin, "This is not an origin.", "Write eksisting or baru.");
        var cohort = Cell(DecreeColumns.Cohort);
        if (cohort.Length > LongestCohort) return At(
            DecreeColumns.Cohort, $"A cohort's name has at most {LongestCohort} signs.", "Shorten it.");
        if (law.Check(programme, from, to, amount, out var group) is { } objection) return At(objection);
        row = new(nik.Digits, action, programme, group, amount.Amount, from, to, origin, Cohort(cohort), reason);
        return null;
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

    private RowProblem At(TableColumn column, string reason, string remedy) =>
        RowProblem.At(table.Line, column, Cell(column), reason, remedy);
}
