namespace Paseban.Assistance.Enrolment;

/// <summary>What can happen to a recipient between decrees.</summary>
public enum RecipientEventKind
{
    /// <summary>Ditangguhkan: stopped until a later check.</summary>
    Suspended = 1,

    /// <summary>Dipulihkan: the suspension is lifted.</summary>
    Restored = 2,

    /// <summary>Dihentikan: over for good; only a later decree can begin it again.</summary>
    Ended = 3,
}

/// <summary>A change of a recipient's standing, as decided.</summary>
/// <param name="Reason">A published reason code; a restoration may give none.</param>
/// <param name="EffectiveOn">The day from which it holds.</param>
/// <param name="FirstMonth">The first month it touches: the first whose judged day is <paramref name="EffectiveOn"/> or later.</param>
/// <param name="AfterDecree">The newest decree on the books when it was recorded; an event that is not recorded yet comes after
/// all.</param>
internal readonly record struct RecipientEvent(
    RecipientEventKind Kind, string Reason, DateOnly EffectiveOn, Month FirstMonth, long AfterDecree = long.MaxValue)
{
    /// <summary>Whether the other one says the same; when each was learned does not matter.</summary>
    public bool Repeats(RecipientEvent other) => Kind == other.Kind && Reason == other.Reason && EffectiveOn == other.EffectiveOn;

    /// <summary>
    /// Whether this end closes a line from its first month on: every line that was on the books when the end was learned. What is
    /// listed afterwards enrols anew; the import refuses a line that reaches into an end.
    /// </summary>
    public bool Closes(EnrolledLine line) => line.Decree <= AfterDecree;
}

/// <summary>A decree line as withdrawals have left it; empty (wholly withdrawn) lines are not handed on.</summary>
/// <param name="Decree">Decrees are numbered in the order in which they came to the books.</param>
internal readonly record struct EnrolledLine(Month From, Month To, long Decree);

public static class RecipientEventKinds
{
    public static string Code(this RecipientEventKind kind) => kind switch
    {
        RecipientEventKind.Suspended => "suspended",
        RecipientEventKind.Restored => "restored",
        RecipientEventKind.Ended => "ended",
    };

    /// <summary>What was done to the recipient, within a sentence.</summary>
    public static BilingualText Text(this RecipientEventKind kind) => kind switch
    {
        RecipientEventKind.Suspended => new("ditangguhkan", "suspended"),
        RecipientEventKind.Restored => new("dipulihkan", "restored"),
        RecipientEventKind.Ended => new("diakhiri", "ended"),
    };

    public static RecipientEventKind Parse(string code) => code switch
    {
        "suspended" => RecipientEventKind.Suspended,
        "restored" => RecipientEventKind.Restored,
        "ended" => RecipientEventKind.Ended,
        _ => throw new FormatException($"'{code}' is not a recipient event."),
    };
}
