namespace Paseban.Assistance.Deliberation;

/// <summary>What a meeting is held for.</summary>
public enum MeetingKind
{
    /// <summary><c>fmotm</c>: who of those that registered is poor.</summary>
    Registration = 1,

    /// <summary><c>pkd</c>: in which order a programme's candidates, current recipients among them, come.</summary>
    Programme = 2,
}

public enum MeetingState
{
    /// <summary>The agenda is drawn and sealed; the meeting has not begun.</summary>
    Drawn = 1,
    Open = 2,
    Paused = 3,

    /// <summary>The minutes are signed; nothing of the meeting changes any more.</summary>
    MinutesSigned = 4,
}

/// <summary>What a meeting says of a name (the last five are the remarks of the BDT forms FKP.01 and FKP.02, domain.md 2.1).</summary>
public enum CommunityDecision
{
    Eligible = 1,
    NotEligible = 2,
    Deceased = 3,
    Moved = 4,
    NotFound = 5,

    /// <summary>The same person stands elsewhere on the list.</summary>
    SamePerson = 6,

    /// <summary>The same household stands elsewhere on the list.</summary>
    SameHousehold = 7,

    /// <summary>Put off to a later meeting, for a reason.</summary>
    PutOff = 8,
}

/// <summary>What RT or RW say of a name before the meeting.</summary>
public enum NeighbourhoodRemark
{
    Present = 1,
    Deceased = 2,
    Moved = 3,
    NotFound = 4,
}

/// <summary>The words by which files, tables and people name these; reason codes are those of <c>law/common/reasons.yaml</c>.</summary>
public static class Words
{
    private static readonly (CommunityDecision Decision, string Code, string? Reason, BilingualText Text)[] Decisions =
    [
        (CommunityDecision.Eligible, "layak", null, new("layak", "eligible")),
        (CommunityDecision.NotEligible, "tidak_layak", "NOT_POOR_BY_COMMUNITY", new("tidak layak", "not eligible")),
        (CommunityDecision.Deceased, "meninggal", "DECEASED", new("meninggal", "deceased")),
        (CommunityDecision.Moved, "pindah", "MOVED_OUT_DKI", new("pindah", "moved away")),
        (CommunityDecision.NotFound, "tidak_ditemukan", "NOT_FOUND", new("tidak ditemukan", "not found")),
        (CommunityDecision.SamePerson, "ganda_nama", "DUPLICATE_PERSON", new("ganda nama", "same person twice")),
        (CommunityDecision.SameHousehold, "ganda_ruta", "DUPLICATE_HOUSEHOLD", new("ganda rumah tangga", "same household twice")),
        (CommunityDecision.PutOff, "ditunda", null, new("ditunda", "put off")),
    ];

    private static readonly (NeighbourhoodRemark Remark, string Code)[] Remarks =
    [
        (NeighbourhoodRemark.Present, "ada"),
        (NeighbourhoodRemark.Deceased, CommunityDecision.Deceased.Code()),
        (NeighbourhoodRemark.Moved, CommunityDecision.Moved.Code()),
        (NeighbourhoodRemark.NotFound, CommunityDecision.NotFound.Code()),
    ];

    public static string AllDecisions { get; } = string.Join(", ", Decisions.Select(word => word.Code));

    public static string AllRemarks { get; } = string.Join(", ", Remarks.Select(word => word.Code));

    public static string Code(this MeetingKind kind) => kind == MeetingKind.Registration ? "fmotm" : "pkd";

    public static string Code(this CommunityDecision decision) => Of(decision).Code;

    public static BilingualText Text(this CommunityDecision decision) => Of(decision).Text;

    /// <summary>SQL that turns the word in a column, of a decision or a remark, into its reason code; null for one without.</summary>
    internal static string ReasonOf(string column)
    {
        var cases = Decisions.Where(word => word.Reason is not null).Select(word => $"when '{word.Code}' then '{word.Reason}'");
        return $"case {column} {string.Join(' ', cases)} end";
    }

    public static string Code(this NeighbourhoodRemark remark) => Remarks[(int)remark - 1].Code;

    public static MeetingKind? FindKind(ReadOnlySpan<char> code) =>
        Is(code, "fmotm") ? MeetingKind.Registration : Is(code, "pkd") ? MeetingKind.Programme : null;

    public static CommunityDecision? FindDecision(ReadOnlySpan<char> code)
    {
        foreach (var word in Decisions)
        {
            if (Is(code, word.Code) || Is(code, word.Text.Id)) return word.Decision;
        }
        return Is(code, "ganda ruta") ? CommunityDecision.SameHousehold : null;
    }

    /// <summary>As lists are filtered: <c>signed</c>; null for no word.</summary>
    public static MeetingState? FindState(string? code) => code is null ? null : State(code);

    public static NeighbourhoodRemark? FindRemark(ReadOnlySpan<char> code)
    {
        foreach (var word in Remarks)
        {
            if (Is(code, word.Code) || Is(code, word.Code.Replace('_', ' '))) return word.Remark;
        }
        return null;
    }

    public static string Code(this MeetingState state) => state switch
    {
        MeetingState.Drawn => "drawn",
        MeetingState.Open => "open",
        MeetingState.Paused => "paused",
        MeetingState.MinutesSigned => "signed",
    };

    internal static MeetingKind Kind(string code) => FindKind(code) ?? throw new InvalidOperationException($"Unknown meeting '{code}'.");

    internal static MeetingState State(string code) => Enum.GetValues<MeetingState>().First(state => state.Code() == code);

    internal static CommunityDecision Decision(string code) =>
        FindDecision(code) ?? throw new InvalidOperationException($"Unknown decision '{code}'.");

    private static (CommunityDecision Decision, string Code, string? Reason, BilingualText Text) Of(CommunityDecision decision) =>
        Decisions[(int)decision - 1];

    private static bool Is(ReadOnlySpan<char> word, string code) => word.Trim().Equals(code, StringComparison.OrdinalIgnoreCase);
}
