namespace Paseban.Rules;

/// <summary>For whom somebody sits in a kelurahan deliberation (unsur), as files and law write it.</summary>
public enum AttendanceRole
{
    /// <summary>Head of the kelurahan, who chairs and signs.</summary>
    Lurah = 1,

    /// <summary>Lembaga Musyawarah Kelurahan.</summary>
    Lmk = 2,
    Rw = 3,
    Rt = 4,
    Pendamsos = 5,
    Dasawisma = 6,
    Pkk = 7,

    /// <summary>A member of the regional parliament.</summary>
    Dprd = 8,

    /// <summary>Staff of the kelurahan.</summary>
    Staf = 9,
}

public static class AttendanceRoles
{
    public static string Code(this AttendanceRole role) => role.ToString().ToLowerInvariant();

    public static string All { get; } = string.Join(", ", Enum.GetValues<AttendanceRole>().Select(Code));

    /// <summary>Reads a code in any case; null when it is none.</summary>
    public static AttendanceRole? Find(string code) =>
        Enum.TryParse<AttendanceRole>(code.Trim(), ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsDigit(code.Trim()[0])
            ? role
            : null;
}

/// <summary>Who must be present for a deliberation to decide.</summary>
/// <param name="LeastPresent">People in all.</param>
public sealed record QuorumRule(int LeastPresent, IReadOnlyList<QuorumSeat> Seats)
{
    internal const string File = "deliberation/quorum.yaml";

    /// <summary>What is missing, one seat a line, the whole number of people as a seat for any role; empty with quorum.</summary>
    public IReadOnlyList<QuorumShortfall> Shortfalls(IReadOnlyCollection<AttendanceRole> present)
    {
        var missing = Seats
            .Select(seat => new QuorumShortfall(seat.Roles, seat.Least, present.Count(seat.Roles.Contains)))
            .Where(seat => seat.Present < seat.Needed)
            .ToList();
        if (present.Count < LeastPresent) missing.Add(new([], LeastPresent, present.Count));
        return missing;
    }

    internal static QuorumRule Read(Section value)
    {
        var least = value.Number("least_present");
        if (least is < 1 or > 1000) value.Wrong(value.LineOf("least_present"), $"{least} lies outside 1 to 1000.");
        var seats = value.Items("seats").Select(ReadSeat).ToList();
        if (seats.Count == 0) value.Wrong("A quorum names the seats that must be taken.");
        return new((int)Math.Clamp(least, 1, 1000), seats);
    }

    private static QuorumSeat ReadSeat(Section item)
    {
        var roles = new List<AttendanceRole>();
        foreach (var (word, _, line) in item.Words("roles"))
        {
            if (AttendanceRoles.Find(word) is { } role) roles.Add(role);
            else item.Wrong(line, $"'{word}' is not a role in a deliberation. Known: {AttendanceRoles.All}.");
        }
        if (roles.Count == 0) item.Wrong("A seat names the roles that can take it.");
        var least = item.Number("least");
        if (least is < 1 or > 1000) item.Wrong(item.LineOf("least"), $"{least} lies outside 1 to 1000.");
        item.Close();
        return new(roles, (int)Math.Clamp(least, 1, 1000));
    }
}

/// <summary>At least <paramref name="Least"/> people of any of the roles.</summary>
public sealed record QuorumSeat(IReadOnlyList<AttendanceRole> Roles, int Least);

/// <param name="Roles">Who could take the seat; empty for the number of people in all.</param>
public sealed record QuorumShortfall(IReadOnlyList<AttendanceRole> Roles, int Needed, int Present);

/// <summary>The dated rules about kelurahan deliberations.</summary>
public sealed record DeliberationLaw(Parameter<QuorumRule> Quorum)
{
    internal const int Parameters = 1;
}
