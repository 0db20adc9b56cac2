using Paseban.Rules;

namespace Paseban.Assistance.Publication;

/// <summary>Where somebody stands in a programme.</summary>
public enum Standing
{
    Recipient = 1,

    /// <summary>On the decree, and not paid until a check is settled.</summary>
    Suspended = 2,

    /// <summary>Was a recipient: ended by a decision, or because the decree ran out.</summary>
    Ended = 3,

    /// <summary>Entitled, and waits for a place in the quota.</summary>
    Waiting = 4,

    /// <summary>An application goes through the steps.</summary>
    Considered = 5,

    /// <summary>A step said no.</summary>
    Refused = 6,

    /// <summary>Neither on a decree nor on the way to one.</summary>
    NotRegistered = 7,
}

/// <summary>How far the money of one month has come.</summary>
public enum MonthStage
{
    /// <summary>In the account, by the bank's statement.</summary>
    Credited = 1,

    /// <summary>With the bank.</summary>
    AtBank = 2,

    /// <summary>Approved, and not with the bank yet.</summary>
    Approved = 3,

    /// <summary>In a run that is being checked.</summary>
    Prepared = 4,

    /// <summary>In a run, and kept back for a reason.</summary>
    Held = 5,

    /// <summary>Came back from the bank; paid again to a mended account.</summary>
    Returned = 6,

    /// <summary>Owed, and in no run yet.</summary>
    Due = 7,

    /// <summary>Not paid because of a suspension.</summary>
    Suspended = 8,

    /// <summary>Given up by decision.</summary>
    Forfeited = 9,

    /// <summary>Credited without right, and claimed back.</summary>
    ClaimedBack = 10,
}

/// <param name="On">Of a credited month the booking day; of one under way the day on which the bank is to book it; else null.</param>
/// <param name="HeldFor">Why it is kept back; a code such as NO_ACCOUNT. Null unless held.</param>
public sealed record MonthStatus(Month Month, Rupiah Amount, MonthStage Stage, DateOnly? On = null, string? HeldFor = null);

/// <summary>Why a step or a decision stands against somebody.</summary>
/// <param name="NextStep">What the person can do.</param>
/// <param name="On">The day of the decision, or from which it holds.</param>
/// <param name="Source">Who says so; null where it is a decision of ours.</param>
/// <param name="Vintage">The month that the source described.</param>
public sealed record StatedReason(
    BilingualText Text, BilingualText? NextStep, DateOnly? On, BilingualText? Source = null, Month? Vintage = null);

/// <param name="PerMonth">What the decree grants; null for whoever is on none.</param>
/// <param name="Granted">The months of the newest decree line; null for whoever is on none.</param>
/// <param name="Decree">Its number; empty without one.</param>
/// <param name="Reason">Why it was suspended, ended or refused.</param>
/// <param name="Step">The step that an application has reached, or that refused it.</param>
/// <param name="Wave">The registration wave of that application; empty without one.</param>
/// <param name="Place">The place on the waiting list when it was last ranked; null for whoever does not wait.</param>
/// <param name="Months">Months paid, under way and due, oldest first.</param>
/// <param name="Next">What happens next, or what the person can do.</param>
/// <param name="Judged">The law's criteria as things stand today; null where the law says nothing about this month.</param>
public sealed record ProgrammeStatus(
    ProgrammeLaw Programme, Standing Standing, Rupiah? PerMonth, MonthRange? Granted, string Decree, StatedReason? Reason,
    BilingualText? Step, string Wave, long? Place, IReadOnlyList<MonthStatus> Months, BilingualText Next, Assessment? Judged)
{
    /// <summary>Criteria that speak against the person today.</summary>
    public IEnumerable<CriterionFinding> Unmet => Judged?.Findings.Where(finding => finding.Result == Truth.NotMet) ?? [];

    /// <summary>Criteria that cannot be answered yet.</summary>
    public IEnumerable<CriterionFinding> Unanswered => Judged?.Findings.Where(finding => finding.Result == Truth.Unknown) ?? [];
}

/// <summary>An application for the social registry, which names no programme.</summary>
/// <param name="Step">The step that comes next, or that spoke last.</param>
public sealed record RegistryStatus(Standing Standing, BilingualText Step, StatedReason? Reason, string Wave);

/// <summary>A finding that was put to the person and waits for their reply.</summary>
public sealed record OpenFinding(BilingualText Text, DateOnly ReplyUntil);

/// <summary>The answer to a status check: nothing in it says more than whoever holds both numbers knows of themselves.</summary>
/// <param name="Name">Masked, so that the reader can tell that it is the right person.</param>
/// <param name="Nik">Masked.</param>
/// <param name="Programmes">Those that pay, the ones that concern the person first.</param>
/// <param name="Registry">Null for whoever named a programme in every application, or made none.</param>
/// <param name="Findings">What waits for a reply.</param>
/// <param name="VisitOn">When a Pendamsos is to come; null when no visit is planned.</param>
public sealed record StatusShown(
    string Name, string Nik, DateOnly Today, IReadOnlyList<ProgrammeStatus> Programmes, RegistryStatus? Registry,
    IReadOnlyList<OpenFinding> Findings, DateOnly? VisitOn);
