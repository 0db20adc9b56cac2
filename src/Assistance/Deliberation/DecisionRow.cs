using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Deliberation;

/// <summary>What a meeting says of a name, before it is known whether the name is on its agenda.</summary>
/// <param name="Programme">Empty for every programme that the name stands for on the agenda.</param>
/// <param name="Reason">In the meeting's words.</param>
/// <param name="Priority">1 comes first; null without one.</param>
/// <param name="Dissent">Who saw it otherwise and why; empty without dissent.</param>
/// <param name="WholeHousehold">Also for everybody of the household on this agenda.</param>
internal readonly record struct DecisionRow(
    NameKey Key, long MeetingId, string Programme, CommunityDecision Decision, string Reason, long? Priority, string Dissent,
    bool WholeHousehold)
{
    public const string ReasonCode = "meeting.alasan";
    public const string PriorityCode = "meeting.prioritas";

    /// <summary>What the row itself lacks; null when it can be looked up.</summary>
    public (TableColumn Column, Problem Problem)? Objection() => this switch
    {
        { Decision: CommunityDecision.NotEligible or CommunityDecision.PutOff, Reason.Length: 0 } => (
            MeetingColumns.Reason,
            Problem.Invalid(
                ReasonCode, $"'{Decision.Code()}' needs a reason.", "Write what the meeting said; it goes into the minutes.")
                .InIndonesian($"'{Decision.Text().Id}' perlu alasan.", "Tulis apa kata rapat; alasan masuk berita acara.")),
        { Priority: < 1 } => (
            MeetingColumns.Priority,
            Problem.Invalid(PriorityCode, "A priority counts from 1.", "Write 1 for the first.")
                .InIndonesian("Urutan dihitung mulai dari 1.", "Tulis 1 untuk yang pertama.")),
        { Priority: not null, Decision: not CommunityDecision.Eligible } => (
            MeetingColumns.Priority,
            Problem.Invalid(
                PriorityCode, "Only a name that was found eligible has a priority.", "Leave it empty, or correct the decision.")
                .InIndonesian("Hanya nama yang layak yang diberi urutan.", "Kosongkan, atau perbaiki keputusannya.")),
        _ => null,
    };
}

/// <summary>Reads the rows of a file of decisions.</summary>
internal sealed class DecisionRowReader(TableReader table, TableLayout layout, IdentityVault vault, MeetingsByPlace meetings, Law law)
{
    public RowProblem? Read(out DecisionRow row)
    {
        row = default;
        if (RowProblem.Damaged(table) is { } damage) return damage;
        var named = Cell(MeetingColumns.Reference).IsEmpty ? MeetingColumns.Nik : MeetingColumns.Reference;
        if (NameKey.Problem(vault, Cell(named), out var key) is { } wrongName)
            return At(named, wrongName, NameKey.Remedy);
        var place = meetings.Find(Cell(MeetingColumns.Kelurahan), Cell(MeetingColumns.Kind));
        if (place.Problem is { } wrongPlace) return At(wrongPlace.Column, wrongPlace.Reason, wrongPlace.Remedy);
        if (Words.FindDecision(Cell(MeetingColumns.Decision)) is not { } decision)
            return At(
                MeetingColumns.Decision, new("Ini bukan keputusan rapat.", "This is no decision of a meeting."),
                new($"Tulis salah satu: {Words.AllDecisions}.", $"Write one of {Words.AllDecisions}."));
        var programme = Cell(MeetingColumns.Programme).ToString().ToUpperInvariant();
        if (programme.Length > 0 && law.Programme(programme).Problems is [var unknown, ..])
            return At(MeetingColumns.Programme, unknown);
        long? priority = null;
        if (Cell(MeetingColumns.Priority) is { IsEmpty: false } number)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
                return At(
                    MeetingColumns.Priority, new("Ini bukan urutan.", "This is no priority."),
                    new("Tulis bilangan bulat: 1 yang pertama.", "Write a whole number: 1 comes first."));
            priority = rank;
        }
        row = new(
            key, place.Meeting!.Id, programme, decision, Cell(MeetingColumns.Reason).ToString(), priority,
            Cell(MeetingColumns.Dissent).ToString(), WholeHousehold: false);
        return row.Objection() is { } objection ? At(objection.Column, objection.Problem) : null;
    }

    private ReadOnlySpan<char> Cell(TableColumn column) => table.Cell(layout[column]);

    private RowProblem At(TableColumn column, BilingualText reason, BilingualText remedy) =>
        RowProblem.At(table.Line, column, Cell(column), reason, remedy);

    private RowProblem At(TableColumn column, Problem problem) => RowProblem.At(table.Line, column, Cell(column), problem);
}
