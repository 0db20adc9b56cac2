namespace Paseban.Assistance.Verification;

/// <summary>Why somebody is visited.</summary>
public enum VisitPurpose
{
    /// <summary>A doubt of a registration, or one of the sample that is looked at without one.</summary>
    Registration = 1,

    /// <summary>A current recipient, after some months.</summary>
    Recheck = 2,

    /// <summary>Jemput bola: somebody who cannot come.</summary>
    HomeCheck = 3,
}

/// <summary>What the visitor found at the door.</summary>
public enum VisitOutcome
{
    /// <summary>Sesuai: the person lives there and the data agrees.</summary>
    Confirmed = 1,

    /// <summary>Tidak sesuai: the data does not agree.</summary>
    Differs = 2,
    Deceased = 3,
    MovedOut = 4,
    NotFound = 5,
}

/// <summary>Visits as they are named, stored and spoken of.</summary>
public static class Visits
{
    public const string Prefix = "VIS";

    /// <summary>Reason of a visit without any doubt.</summary>
    public const string Sample = "SAMPLE";

    public static string ReferenceOf(long id) => Reference.Of(Prefix, id).ToString();

    public static string Code(this VisitPurpose purpose) => purpose switch
    {
        VisitPurpose.Registration => "registration",
        VisitPurpose.Recheck => "recheck",
        VisitPurpose.HomeCheck => "home_check",
    };

    /// <summary>As paper lists and files write it.</summary>
    public static string Word(this VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Confirmed => "sesuai",
        VisitOutcome.Differs => "tidak_sesuai",
        VisitOutcome.Deceased => "meninggal",
        VisitOutcome.MovedOut => "pindah",
        VisitOutcome.NotFound => "tidak_ditemukan",
    };

    public static VisitOutcome? ReadOutcome(string word) =>
        Enum.GetValues<VisitOutcome>().Where(outcome => outcome.Word() == word).Cast<VisitOutcome?>().FirstOrDefault();

    /// <summary>The reason that a visit gives against the person; null when it gives none.</summary>
    public static string? ReasonAgainst(VisitOutcome outcome, bool recommended) => outcome switch
    {
        VisitOutcome.Deceased => "DECEASED",
        VisitOutcome.MovedOut => "MOVED_OUT_DKI",
        VisitOutcome.NotFound => "NOT_FOUND",
        VisitOutcome.Differs => "NOT_VERIFIED",
        VisitOutcome.Confirmed => recommended ? null : "NOT_VERIFIED",
    };
}
