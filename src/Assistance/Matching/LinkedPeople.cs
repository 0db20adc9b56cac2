using System.Globalization;
using Paseban.Assistance.Registry;
using Paseban.Linkage;

namespace Paseban.Assistance.Matching;

/// <summary>Two people who may be one; the left number is the smaller.</summary>
/// <param name="PerMille">Probability in thousandths.</param>
/// <param name="Parts">Which column agrees how: <c>nama same, tanggal_lahir exact</c>.</param>
internal sealed record DuplicatePair(long Left, long Right, long PerMille, string Parts, long Group = 0);

/// <summary>
/// The people of a wave and those of the registry who are near them (the same birth date, name or household), as records to be linked:
/// names, birth date, sex, neighbourhood, address and telephone. Identity numbers and family cards are not compared: equal ones are found
/// by their blind index elsewhere, and whoever registers twice mostly does so under another card.
/// </summary>
internal sealed class LinkedPeople
{
    private static readonly string[] Columns = ["nama", "tanggal_lahir", "jenis_kelamin", "lingkungan", "alamat", "telepon"];

    private static readonly LinkageConfig Config = new()
    {
        Columns = new Dictionary<string, ColumnKind>(StringComparer.Ordinal)
        {
            ["nama"] = ColumnKind.Name, ["tanggal_lahir"] = ColumnKind.Date, ["jenis_kelamin"] = ColumnKind.Code,
            ["lingkungan"] = ColumnKind.Code, ["alamat"] = ColumnKind.Text,
            ["telepon"] = ColumnKind.Phone,
        },
    };

    private const string Near = """
        select p.person_id, p.name, p.birth_date, p.sex, p.household_id, p.area, coalesce(p.rt, ''), coalesce(p.rw, ''), p.address, p.phone,
               case when a.person_id is null then cast(0 as bigint) else cast(1 as bigint) end
        from person p
        left join (
            select distinct person_id from application_member where wave_id = @wave and standing in ('open', 'verify')) a
            on a.person_id = p.person_id
        where p.merged_into is null and (
            a.person_id is not null
            or p.birth_date in (select q.birth_date from application_member m join person q on q.person_id = m.person_id
                                where m.wave_id = @wave and m.standing in ('open', 'verify'))
            or p.folded_name in (select q.folded_name from application_member m join person q on q.person_id = m.person_id
                                 where m.wave_id = @wave and m.standing in ('open', 'verify')))
        order by p.person_id
        """;

    private readonly LinkageTable table = new(Columns);
    private readonly List<long> ids = [];
    private readonly HashSet<long> applicants = [];
    private readonly List<long> opened = [];

    public long Count => ids.Count;

    /// <summary>People whose address or telephone was opened to be compared.</summary>
    public IReadOnlyList<long> Opened => opened;

    public static async Task<LinkedPeople> ReadAsync(Reading reading, IdentityVault vault, long wave, CancellationToken ct)
    {
        var people = new LinkedPeople();
        await using var rows = await reading.StreamAsync(Near, new { wave }, ct);
        while (await rows.ReadAsync(ct))
        {
            var id = rows.GetInt64(0);
            var (address, phone) = (rows.IsDBNull(8) ? null : rows.GetString(8), rows.IsDBNull(9) ? null : rows.GetString(9));
            people.table.Add(
                rows.GetString(1), rows.GetString(2), rows.GetInt64(3) == 1 ? "L" : "P",
                $"{rows.GetString(5)}/{rows.GetString(6)}/{rows.GetString(7)}",
                address is null ? "" : vault.Decrypt(id, IdentityField.Address, address),
                phone is null ? "" : vault.Decrypt(id, IdentityField.Phone, phone));
            if (address is not null || phone is not null) people.opened.Add(id);
            if (rows.GetInt64(10) == 1) people.applicants.Add(id);
            people.ids.Add(id);
        }
        return people;
    }

    /// <summary>Pairs of at least this probability of which one at least is an applicant, the likeliest first.</summary>
    public IReadOnlyList<DuplicatePair> Pairs(int leastPerMille, IProgress<WorkProgress>? progress, CancellationToken ct)
    {
        if (ids.Count < 2) return [];
        var linked = Linker.Link(table, null, Config with { Threshold = Math.Min(leastPerMille, 999) / 1000m }, progress, ct);
        var pairs = new List<DuplicatePair>();
        foreach (var pair in linked.Pairs)
        {
            var (left, right) = (ids[pair.Left], ids[pair.Right]);
            if (!applicants.Contains(left) && !applicants.Contains(right)) continue;
            var parts = linked.Explain(pair.Left, pair.Right).Columns.Where(column => column.Agreement != "missing")
                .Select(column => string.Create(
                    CultureInfo.InvariantCulture, $"{column.Column} {column.Agreement} {column.Bits:+0.0;-0.0;0}"));
            pairs.Add(new(Math.Min(left, right), Math.Max(left, right), (long)(pair.Score * 1000), string.Join(", ", parts)));
        }
        return pairs;
    }
}

/// <summary>Puts pairs that hang together into groups; a group is numbered by its smallest person.</summary>
internal static class DuplicateGroups
{
    public static IReadOnlyList<DuplicatePair> Of(IReadOnlyList<DuplicatePair> pairs)
    {
        var leader = new Dictionary<long, long>();
        foreach (var pair in pairs)
        {
            var (left, right) = (Find(pair.Left), Find(pair.Right));
            leader[Math.Max(left, right)] = Math.Min(left, right);
        }
        return [.. pairs.Select(pair => pair with { Group = Find(pair.Left) })];

        long Find(long person)
        {
            while (leader.TryGetValue(person, out var above) && above != person) person = above;
            return person;
        }
    }
}

/// <summary>Keeps pairs and what was decided about them.</summary>
internal static class DuplicateStore
{
    public const string Prefix = "DUP";

    /// <summary>A group is called by its first person.</summary>
    public static string ReferenceOf(long group) => Reference.Of(Prefix, group).ToString();

    public static async Task AddAsync(UnitOfWork work, long run, IReadOnlyList<DuplicatePair> pairs, CancellationToken ct)
    {
        await using var bulk = work.Bulk("duplicate_pair", "left_id", "right_id", "run_id", "group_id", "per_mille", "parts");
        foreach (var pair in pairs)
            bulk.Add(pair.Left).Add(pair.Right).Add(run).Add(pair.Group).Add(pair.PerMille).Add(pair.Parts).EndRow();
        await bulk.CompleteAsync(ct);
    }

    /// <summary>Every pair that was ever decided: it is not shown again.</summary>
    public static async Task<IReadOnlySet<(long Left, long Right)>> DecidedAsync(Reading reading, CancellationToken ct) =>
        (await reading.ListAsync<(long Left, long Right)>("select left_id, right_id from duplicate_decision", ct: ct)).ToHashSet();
}
