namespace Paseban.Assistance.Accounts;

/// <summary>Roles as people call them.</summary>
public static class RoleWords
{
    /// <summary>Those that a user of the office can have.</summary>
    public static readonly IReadOnlyList<Role> Staff = [.. Enum.GetValues<Role>().Where(role => role != Role.Citizen)];

    public static BilingualText Of(Role role) => role switch
    {
        Role.Administrator => new("Administrator", "Administrator"),
        Role.PusdatinOfficer => new("Petugas Pusdatin", "Pusdatin officer"),
        Role.DinasApprover => new("Penyetuju Dinas (PPK)", "Dinas approver (PPK)"),
        Role.Treasurer => new("Bendahara", "Treasurer"),
        Role.RegionalTreasurer => new("Bendahara Umum Daerah (BUD)", "Regional treasurer (BUD)"),
        Role.BankLiaison => new("Penghubung bank", "Bank liaison"),
        Role.CallCentre => new("Pusat panggilan", "Call centre"),
        Role.Auditor => new("Auditor", "Auditor"),
        Role.DataProtectionOfficer => new("Pejabat pelindungan data", "Data-protection officer"),
        Role.KelurahanOfficer => new("Petugas kelurahan", "Kelurahan officer"),
        Role.Lurah => new("Lurah", "Lurah"),
        Role.Pendamsos => new("Pendamsos", "Pendamsos"),
        Role.Citizen => new("Warga", "Citizen"),
    };

    /// <summary>Several of them in an Indonesian sentence.</summary>
    internal static string InIndonesian(IEnumerable<Role> roles)
    {
        var words = string.Join(", ", roles.Order().Select(role => Of(role).Id));
        return words.Length == 0 ? "tanpa peran" : words;
    }
}
