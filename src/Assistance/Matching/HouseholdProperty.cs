using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>What the findings of one register come to, and the facts that are sound.</summary>
internal readonly record struct RegisterJudgement(
    IReadOnlyList<Finding> Findings, IReadOnlyList<(long PersonId, Statement Statement)> Statements);

/// <summary>A car that is registered to a member is the household's.</summary>
internal sealed class VehicleJudgement(MatchScene scene, FactSource source)
{
    public RegisterJudgement Of(IReadOnlyList<Owned> cars, Month vintage)
    {
        var fact = scene.Judge.FactOf(FindingKind.OwnsCar);
        var findings = new List<Finding>(cars.Count);
        var (owning, doubtful) = (new HashSet<long>(), new HashSet<long>());
        foreach (var car in cars)
        {
            var isContradicted = car.Agreement < scene.Judge.LeastNameAgreement
                || (fact is not null && scene.Newer.SayOtherwise(car.Subject, fact, car.Vintage, value => value == 1));
            var finding = scene.Judge.Judge(
                new(car.Subject, FindingKind.OwnsCar, car.Vintage, car.Evidence, car.Agreement), source, 1, isContradicted);
            findings.Add(finding);
            (finding.Effect == FindingEffect.Excludes ? owning : doubtful).Add(car.Subject.HouseholdId);
        }
        var isSound = fact is not null && !scene.Judge.IsStale(FindingKind.OwnsCar, vintage);
        return new(findings, isSound ? State(fact!, vintage, owning, doubtful) : []);
    }

    /// <summary>
    /// "Has no car" is said only where the agency itself once said the opposite: not being in the register of owners proves little, and
    /// what a visit sees must stay heard.
    /// </summary>
    private List<(long PersonId, Statement Statement)> State(Fact fact, Month vintage, HashSet<long> owning, HashSet<long> doubtful)
    {
        var (yes, no) = (HouseholdFacts.Text(scene, fact, 1), HouseholdFacts.Text(scene, fact, 0));
        var statements = new List<(long PersonId, Statement Statement)>();
        foreach (var subject in scene.Subjects.All)
        {
            if (owning.Contains(subject.HouseholdId)) statements.Add((subject.PersonId, new(source.Code, vintage, null, null, yes)));
            else if (!doubtful.Contains(subject.HouseholdId) && scene.Newer.WasStated(subject.HouseholdId, fact, 1))
                statements.Add((subject.PersonId, new(source.Code, vintage, null, null, no)));
        }
        return statements;
    }
}

/// <summary>Land and buildings of all members together are the household's.</summary>
internal sealed class PropertyJudgement(MatchScene scene, FactSource source)
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<long, long?> sums = [];

    public RegisterJudgement Of(IReadOnlyList<Owned> properties, Month vintage)
    {
        var fact = scene.Judge.FactOf(FindingKind.Property);
        if (fact is null) return new([], []);
        foreach (var household in properties.GroupBy(property => property.Subject.HouseholdId)) Judge(household.Key, [.. household], fact);
        if (scene.Judge.IsStale(FindingKind.Property, vintage)) return new(findings, []);
        var statements = new List<(long PersonId, Statement Statement)>();
        var nothing = HouseholdFacts.Text(scene, fact, 0);
        foreach (var subject in scene.Subjects.All)
        {
            // The register is of all property in DKI: who is not in it has none.
            if (!sums.TryGetValue(subject.HouseholdId, out var sum))
                statements.Add((subject.PersonId, new(source.Code, vintage, null, null, nothing)));
            else if (sum is { } value)
                statements.Add((subject.PersonId, new(source.Code, vintage, null, null, HouseholdFacts.Text(scene, fact, value))));
        }
        return new(findings, statements);
    }

    /// <summary>
    /// Objects whose owner has another name count only as a doubt: when the household passes without them and fails with them. One whose
    /// value cannot be read leaves open what the household has, unless the others exclude it already.
    /// </summary>
    private void Judge(long household, IReadOnlyList<Owned> rows, Fact fact)
    {
        var objects = rows.Where(row => row.Number.Length == 0)
            .Concat(rows.Where(row => row.Number.Length > 0).DistinctBy(row => row.Number, StringComparer.Ordinal)).ToList();
        var sound = objects.Where(row => row.Agreement >= scene.Judge.LeastNameAgreement).ToList();
        var (all, own) = (objects.Sum(row => row.Value ?? 0), sound.Sum(row => row.Value ?? 0));
        var ofOwn = Make(sound.Count > 0 ? sound : objects, own, fact, isContradicted: false);
        var finding = ofOwn.Effect == FindingEffect.Note && own < all ? Make(objects, all, fact, isContradicted: true) : ofOwn;
        var unread = objects.Where(row => row.Value is null).ToList();
        if (unread.Count > 0 && finding.Effect == FindingEffect.Note) finding = Unknown(objects.Count, unread);
        findings.Add(finding);
        sums[household] = finding.Effect == FindingEffect.Verify || unread.Count > 0 ? null : own;
    }

    private Finding Unknown(int all, List<Owned> unread)
    {
        var one = unread[0];
        var evidence = $"{all} objek, {unread.Count} tanpa NJOP yang terbaca, {one.Evidence}";
        return scene.Judge.Unknown(new(one.Subject, FindingKind.Property, one.Vintage, evidence, unread.Min(row => row.Agreement)), source);
    }

    private Finding Make(List<Owned> objects, long value, Fact fact, bool isContradicted)
    {
        var largest = objects.MaxBy(row => row.Value ?? 0)!;
        var vintage = objects.Min(row => row.Vintage);
        var evidence = $"{objects.Count} objek, NJOP {new Rupiah(value)}, {largest.Evidence}";
        var seen = new SeenRecord(largest.Subject, FindingKind.Property, vintage, evidence, objects.Min(row => row.Agreement));
        var finding = scene.Judge.Judge(seen, source, value, isContradicted);
        // A newer source that gives a value which the law would let pass speaks against one that it would not.
        return finding.Effect == FindingEffect.Excludes && scene.Newer.SayOtherwise(largest.Subject, fact, vintage, Refuses)
            ? scene.Judge.Judge(seen, source, value, isContradicted: true)
            : finding;

        bool Refuses(long said) => scene.Judge.Judge(seen, source, said, isContradicted: false).Effect == FindingEffect.Excludes;
    }
}

internal static class HouseholdFacts
{
    public static string Text(MatchScene scene, Fact fact, long value) => FactSet.Empty(scene.Law.Facts).With(fact, value).ToString();
}
