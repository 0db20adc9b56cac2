namespace Paseban.Kernel;

/// <summary>A person who acts in the system, or the system itself (<see cref="SystemId"/>) for scheduled work.</summary>
public sealed record Actor(long Id, string Name, IReadOnlySet<Role> Roles)
{
    public const long SystemId = 0;

    public static readonly Actor System = new(SystemId, "system", new HashSet<Role>());

    /// <summary>Where the actor works: any of these areas and all that lies in them. Empty: the whole province.</summary>
    public IReadOnlyList<AreaCode> Areas { get; init; } = [];

    public bool Has(Role role) => Roles.Contains(role);

    /// <summary>Whether <paramref name="area"/> lies where the actor works.</summary>
    public bool Covers(AreaCode area) => Areas.Count == 0 || Areas.Any(own => own.Contains(area));
}

/// <summary>What an actor may do. Rights are granted to roles in one table (docs/operating/roles.md), never to names.</summary>
public enum Role
{
    /// <summary>Manages actors and keys; approves nothing.</summary>
    Administrator = 1,

    /// <summary>Imports, matches, drafts decrees and builds runs.</summary>
    PusdatinOfficer = 2,

    /// <summary>First approval of a run (PPK, Dinas Sosial).</summary>
    DinasApprover = 3,

    /// <summary>Second approval, payment orders, ledger and closing (bendahara).</summary>
    Treasurer = 4,

    /// <summary>Third approval above the highest threshold (BUD).</summary>
    RegionalTreasurer = 5,

    /// <summary>Sends and receives bank files.</summary>
    BankLiaison = 6,

    /// <summary>Answers citizens: reads one case at a time, with a reason.</summary>
    CallCentre = 7,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor = 8,

    /// <summary>Data-protection officer: access log, privacy requests.</summary>
    DataProtectionOfficer = 9,

    /// <summary>Helps people register at the kelurahan.</summary>
    KelurahanOfficer = 10,

    /// <summary>Head of the kelurahan.</summary>
    Lurah = 11,

    /// <summary>Pendamsos, the social companion who visits homes.</summary>
    Pendamsos = 12,

    /// <summary>Registers their own households and reads their own applications, nobody else's.</summary>
    Citizen = 13,
}
