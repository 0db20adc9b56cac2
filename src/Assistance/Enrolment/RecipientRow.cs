using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Enrolment;

/// <summary>The columns of a file of recipient events.</summary>
public static class RecipientColumns
{
    public static readonly TableColumn Action = new("tindakan", "action") { IsRequired = true };
    public static readonly TableColumn Reason = new("alasan", "reason", "kode_alasan") { IsRequired = true };
    public static readonly TableColumn EffectiveOn = new("berlaku", "effective_on", "tanggal_berlaku") { IsRequired = true };
    public static readonly TableColumn Evidence = new("bukti", "evidence", "dasar") { IsRequired = true };

    public static readonly IReadOnlyList<TableColumn> All = [
        DecreeColumns.Nik, DecreeColumns.Programme, Action, Reason, EffectiveOn, Evidence];
}

/// <summary>A suspension, restoration or end of one recipient.</summary>
/// <param name="Nik">The NIK; of a single change the reference (P-...) will do.</param>
/// <param name="Reason">A code of <c>law/common/reasons.yaml</c>; a restoration may leave it empty.</param>
/// <param name="EffectiveOn">The day from which it holds; the past may be changed.</param>
/// <param name="Evidence">The letter, minutes or report it rests on.</param>
public sealed record RecipientChange(
    string Nik, string Programme, RecipientEventKind Kind, string Reason, DateOnly EffectiveOn, string Evidence);

/// <summary>A recipient event that the row and the law allow; whether the record allows it is seen when the person is known.</summary>
internal readonly record struct RecipientRow(string Nik, string Programme, RecipientEvent Event, string Evidence);

/// <summary>Holds recipient events against the law's programmes, reasons and months.</summary>
internal sealed class RecipientLaw(Law law)
{
    private readonly DecreeLaw programmes = new(law);
    private readonly AffectedMonths months = new(law);

    public Objection? Check(RecipientChange change, out RecipientRow row)
    {
        row = default;
        if (Nik.Problem(change.Nik, out var nik) is { } problem)
            return new(DecreeColumns.Nik, problem, DecreeLaw.WriteNik);
        if (programmes.Code(change.Programme) is not { } programme) return programmes.Unknown(change.Programme);
        if (CheckReason(change) is { } objection) return objection;
        if (string.IsNullOrWhiteSpace(change.Evidence))
            return new(
                RecipientColumns.Evidence, new("Buktinya belum diisi.", "The evidence is missing."),
                new("Sebut surat, berita acara atau laporan dasarnya.", "Name the letter, minutes or report that it rests on."));
        var first = months.First(programme, change.EffectiveOn);
        if (!first.Succeeded) return new(RecipientColumns.EffectiveOn, first.Problems[0]);
        row = new(nik!.Digits, programme, new(change.Kind, change.Reason, change.EffectiveOn, first.Value), change.Evidence.Trim());
        return null;
    }

    private Objection? CheckReason(RecipientChange change)
    {
        var reason = change.Kind switch
        {
            RecipientEventKind.Suspended => law.Reasons.For(ReasonUse.Suspend, change.Reason),
            RecipientEventKind.Ended => law.Reasons.For(ReasonUse.End, change.Reason),
            RecipientEventKind.Restored when change.Reason.Length == 0 => null,
            RecipientEventKind.Restored => law.Reasons.For(ReasonUse.Suspend, change.Reason),
        };
        return reason is null || reason.Succeeded ? null : new(RecipientColumns.Reason, reason.Problems[0]);
    }
}

/// <summary>Reads the rows of a file of recipient events.</summary>
internal sealed class RecipientRowReader(TableReader table, TableLayout layout, RecipientLaw law)
{
    public RowProblem? Read(out RecipientRow row)
    {
        row = default;
        if (RowProblem.Damaged(table) is { } damage) return damage;
        if (ReadKind() is not { } kind)
            return At(new(
                RecipientColumns.Action, new("Ini bukan tindakan atas penerima.", "This is not an action on a recipient."),
                new("Tulis akhiri, tangguhkan atau pulihkan.", "Write akhiri, tangguhkan or pulihkan.")));
        if (!IsoDate.TryParse(Cell(RecipientColumns.EffectiveOn).ToString(), out var day))
            return At(new(
                RecipientColumns.EffectiveOn, new("Ini bukan tanggal.", "This is not a day."),
                new("Tulis seperti 2024-07-01.", "Write it as 2024-07-01.")));
        var change = new RecipientChange(
            Cell(DecreeColumns.Nik).ToString(), Cell(DecreeColumns.Programme).ToString(), kind, Cell(RecipientColumns.Reason).ToString(),
            day,
            Cell(RecipientColumns.Evidence).ToString());
        return law.Check(change, out row) is { } objection ? At(objection) : null;
    }

    private RecipientEventKind? ReadKind() => Cell(RecipientColumns.Action) switch
    {
        var word when Is(word, "tangguhkan", "suspend") => RecipientEventKind.Suspended,
        var word when Is(word, "pulihkan", "restore") => RecipientEventKind.Restored,
        var word when Is(word, "akhiri", "end") => RecipientEventKind.Ended,
        _ => null,
    };

    private static bool Is(ReadOnlySpan<char> word, string indonesian, string english) =>
        word.Equals(indonesian, StringComparison.OrdinalIgnoreCase) || word.Equals(english, StringComparison.OrdinalIgnoreCase);

    private ReadOnlySpan<char> Cell(TableColumn column) => table.Cell(layout[column]);

    private RowProblem At(Objection objection) =>
        RowProblem.At(table.Line, objection.Column, Cell(objection.Column), objection.Reason, objection.Remedy);
}
