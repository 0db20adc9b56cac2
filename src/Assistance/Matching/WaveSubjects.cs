using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>Somebody of the wave: an applicant, or a member of an applicant's household about whom registers can say something.</summary>
internal sealed class Subject(long personId, string name, string birthDate, long sex, long householdId)
{
    public long PersonId => personId;

    public string Name => name;

    /// <summary>ISO date.</summary>
    public string BirthDate => birthDate;

    /// <summary>1 male, 2 female.</summary>
    public long Sex => sex;

    public long HouseholdId => householdId;
}

/// <summary>One person's case in the wave.</summary>
internal sealed record ApplicantCase(Subject Subject, long ApplicationId, string Relation);

/// <summary>
/// The people of a wave who are still in it, with their households, in memory: a register of millions streams past them once.
/// </summary>
internal sealed class WaveSubjects
{
    private const string Households = """
        select p.household_id from application_member m join person p on p.person_id = m.person_id
        where m.wave_id = @wave and m.standing in ('open', 'verify')
        """;

    private readonly Dictionary<UInt128, Subject> byNik;
    private readonly Dictionary<UInt128, long> byCard;

    private WaveSubjects(
        IReadOnlyList<Subject> all, IReadOnlyList<ApplicantCase> cases, IReadOnlySet<long> headless, Dictionary<UInt128, Subject> byNik,
        Dictionary<UInt128, long> byCard)
    {
        All = all;
        Cases = cases;
        HeadlessApplications = headless;
        this.byNik = byNik;
        this.byCard = byCard;
    }

    public IReadOnlyList<Subject> All { get; }

    /// <summary>By application and person.</summary>
    public IReadOnlyList<ApplicantCase> Cases { get; }

    /// <summary>Applications whose head an earlier run found dead.</summary>
    public IReadOnlySet<long> HeadlessApplications { get; }

    /// <param name="reading">The registry.</param>
    /// <param name="wave">Whose people.</param>
    /// <param name="kind">
    /// The civil registry knows everybody by their number of today; other registers may still have one that was replaced.
    /// </param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<WaveSubjects> ReadAsync(Reading reading, long wave, MatchKind kind, CancellationToken ct)
    {
        var people = await PeopleAsync(reading, wave, ct);
        return new(
            [.. people.Values], await CasesAsync(reading, wave, people, ct), await HeadlessAsync(reading, wave, ct),
            await NiksAsync(reading, wave, kind, people, ct), await CardsAsync(reading, wave, ct));
    }

    private static async Task<Dictionary<long, Subject>> PeopleAsync(Reading reading, long wave, CancellationToken ct)
    {
        var people = new Dictionary<long, Subject>();
        var days = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var rows = await reading.StreamAsync(
            $"select person_id, name, birth_date, sex, household_id from person where household_id in ({Households}) order by person_id",
            new { wave }, ct);
        while (await rows.ReadAsync(ct))
        {
            var id = rows.GetInt64(0);
            people.Add(id, new(id, rows.GetString(1), Once(days, rows.GetString(2)), rows.GetInt64(3), rows.GetInt64(4)));
        }
        return people;
    }

    private static async Task<Dictionary<UInt128, Subject>> NiksAsync(
        Reading reading, long wave, MatchKind kind, Dictionary<long, Subject> people, CancellationToken ct)
    {
        var niks = new Dictionary<UInt128, Subject>(people.Count);
        await using var rows = await reading.StreamAsync(
            $"""
            select n.person_id, n.blind_index from person p join person_nik n on n.person_id = p.person_id
            where p.household_id in ({Households}) and n.current >= @least
            """,
            new { wave, least = kind == MatchKind.Civil ? 1L : 0 }, ct);
        while (await rows.ReadAsync(ct)) niks[IdentityVault.NumberOf(rows.GetString(1))] = people[rows.GetInt64(0)];
        return niks;
    }

    private static async Task<Dictionary<UInt128, long>> CardsAsync(Reading reading, long wave, CancellationToken ct)
    {
        var cards = new Dictionary<UInt128, long>();
        await using var rows = await reading.StreamAsync(
            $"select household_id, blind_index from household_card where household_id in ({Households})", new { wave }, ct);
        while (await rows.ReadAsync(ct)) cards[IdentityVault.NumberOf(rows.GetString(1))] = rows.GetInt64(0);
        return cards;
    }

    private static async Task<List<ApplicantCase>> CasesAsync(
        Reading reading, long wave, Dictionary<long, Subject> people, CancellationToken ct)
    {
        var cases = new List<ApplicantCase>();
        var relations = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var rows = await reading.StreamAsync(
            """
            select person_id, application_id, relation from application_member
            where wave_id = @wave and standing in ('open', 'verify') order by application_id, person_id
            """,
            new { wave }, ct);
        while (await rows.ReadAsync(ct))
        {
            if (people.TryGetValue(rows.GetInt64(0), out var subject))
                cases.Add(new(subject, rows.GetInt64(1), Once(relations, rows.GetString(2))));
        }
        return cases;
    }

    private static async Task<HashSet<long>> HeadlessAsync(Reading reading, long wave, CancellationToken ct) =>
        (await reading.ListAsync<long>(
            """
            select m.application_id
            from finding f join application_member m on m.person_id = f.person_id and +m.wave_id = f.wave_id
            left join finding_resolution r on r.finding_id = f.id
            where f.wave_id = @wave and f.effect = 'excludes' and f.kind = @kind and f.superseded_by is null and m.relation = @Head
              and coalesce(r.decision, '') <> 'dismissed'
            """,
            new { wave, Relation.Head, kind = FindingKind.Deceased.Code() },
            ct)).ToHashSet();

    /// <summary>Few different texts stand in many rows; each is kept once.</summary>
    private static string Once(Dictionary<string, string> texts, string text) =>
        texts.TryGetValue(text, out var kept) ? kept : texts[text] = text;

    /// <summary>The subject that has this NIK, or once had it. Safe to ask from several threads.</summary>
    public Subject? Find(UInt128 nik) => byNik.GetValueOrDefault(nik);

    /// <summary>Whether the household has, or once had, this family card.</summary>
    public bool HasCard(Subject subject, UInt128 card) => byCard.TryGetValue(card, out var household) && household == subject.HouseholdId;
}
