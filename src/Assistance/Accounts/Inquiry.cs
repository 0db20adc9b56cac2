namespace Paseban.Assistance.Accounts;

/// <summary>
/// What can be asked without changing anything. As with changes, the right to ask belongs to roles (<see cref="Rights"/>).
/// </summary>
public enum Inquiry
{
    /// <summary>Who may act, with which roles, and until when their tokens hold.</summary>
    Actors = 1,

    /// <summary>The audit trail: what happened to a thing, and whether the trail is whole.</summary>
    AuditTrail = 2,

    /// <summary>One person, looked up by NIK, family card number or name. Leaves an access record.</summary>
    OnePerson = 3,

    /// <summary>Why one person is or is not entitled, and where their months stand. Leaves an access record.</summary>
    OneCase = 4,

    /// <summary>Decree lists and what an amendment changed.</summary>
    Decrees = 5,

    /// <summary>Budget lines and what is left of their ceilings.</summary>
    Budget = 6,

    /// <summary>Payment runs: their totals, findings, approvals and states, never the names in them.</summary>
    Runs = 7,

    /// <summary>What the bank said that could not be booked.</summary>
    BankExceptions = 8,

    /// <summary>Trial balance and account statements.</summary>
    Books = 9,

    /// <summary>
    /// Waves, applications, findings, meetings, target lists, quotas and visits as lists and counts: no identity number among them.
    /// </summary>
    Registration = 10,

    /// <summary>
    /// Waves, and applications one by one: a citizen their own, whoever helps or answers them any. One shown in full leaves an access
    /// record.
    /// </summary>
    Applications = 11,

    /// <summary>The access log: who looked at whom and what for, people told by their references only.</summary>
    AccessLog = 12,
}
