using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Matching;

/// <summary>A death or a move that the civil registry reports with its day.</summary>
internal sealed record VitalReport(long PersonId, DateOnly? DiedOn, DateOnly? MovedOutOn);

/// <summary>
/// Makes findings and facts of what the civil registry answered, the same for its service and for an extract.
/// </summary>
internal sealed class CivilVerdict(WaveSubjects subjects, FindingJudge judge, Law law, CivilRegistryRule rule, Month vintage)
{
    private readonly FactCatalogue catalogue = law.Facts;
    private readonly FactSource civil = law.Facts.Source("CIVIL").Value;
    private readonly List<Finding> findings = [];
    private readonly List<VitalReport> reports = [];
    private readonly Dictionary<long, FactSet> facts = [];
    private readonly Dictionary<(int Fact, long Value), FactSet> single = [];
    private readonly HashSet<long> publicHouseholds = [];
    private readonly HashSet<Subject> answered = [];

    public IReadOnlyList<Finding> Findings => findings;

    public IReadOnlyList<VitalReport> Reports => reports;

    public IReadOnlyCollection<Subject> Answered => answered;

    public static IReadOnlyList<FindingKind> Kinds { get; } =
    [
        FindingKind.Deceased, FindingKind.MovedOut, FindingKind.NikNotFound, FindingKind.NikInactive, FindingKind.NikDoubled,
        FindingKind.IdentityDiffers, FindingKind.HeadDeceased, FindingKind.PublicEmployee,
    ];

    public void Add(Subject subject, CivilAnswer answer)
    {
        answered.Add(subject);
        switch (answer.Status)
        {
            case CivilStatus.Deceased: Ended(subject, answer, FindingKind.Deceased); break;
            case CivilStatus.Moved: Ended(subject, answer, FindingKind.MovedOut); break;
            case CivilStatus.Doubled: Doubt(subject, answer, FindingKind.NikDoubled); break;
            case CivilStatus.NotFound or CivilStatus.BadFormat: Doubt(subject, answer, FindingKind.NikNotFound); break;
            case CivilStatus.Inactive: Doubt(subject, answer, FindingKind.NikInactive); break;
            default: Compare(subject, answer); break;
        }
    }

    /// <summary>Looks at what concerns others than the person: the head's death, the household's public employee.</summary>
    public void Complete()
    {
        var deceased = findings.Where(f => f is { Kind: FindingKind.Deceased, Effect: FindingEffect.Excludes })
            .Select(f => f.Subject).ToHashSet();
        foreach (var application in subjects.Cases.GroupBy(applicant => applicant.ApplicationId))
        {
            var isNew = application.Any(member => member.Relation == Relation.Head && deceased.Contains(member.Subject));
            if (!isNew && !subjects.HeadlessApplications.Contains(application.Key)) continue;
            var left = application.Where(member => !deceased.Contains(member.Subject));
            foreach (var member in left.Where(member => isNew || answered.Contains(member.Subject)))
                Add(member.Subject, FindingKind.HeadDeceased, null, false, "kepala keluarga tercatat meninggal", 100);
        }
    }

    /// <summary>What is sound, as statements of the civil registry.</summary>
    public IReadOnlyList<(long PersonId, Statement Statement)> Statements()
    {
        var employee = FactOf(FindingKind.PublicEmployee);
        if (employee is not null)
        {
            foreach (var member in subjects.All.Where(subject => publicHouseholds.Contains(subject.HouseholdId)))
                State(member, employee, 1);
        }
        var made = new Dictionary<FactSet, Statement>(ReferenceEqualityComparer.Instance);
        return [.. facts.Select(pair => (pair.Key, made.TryGetValue(pair.Value, out var statement) ? statement : Make(pair.Value)))];

        Statement Make(FactSet stated)
        {
            var statement = new Statement(civil.Code, vintage, null, null, stated.ToString());
            made.Add(stated, statement);
            return statement;
        }
    }

    private void Ended(Subject subject, CivilAnswer answer, FindingKind kind)
    {
        var name = answer.Percent(CivilElements.Name);
        var isOther = name < judge.LeastNameAgreement;
        var status = answer.Status.Text().In(Language.Indonesian);
        var evidence = answer.StatusOn is { } day ? $"{status} {day.Iso}" : status;
        var finding = Add(subject, kind, null, isOther, evidence, name ?? 100);
        if (finding.Effect != FindingEffect.Excludes || answer.StatusOn is not { } on) return;
        reports.Add(kind == FindingKind.Deceased ? new(subject.PersonId, on, null) : new(subject.PersonId, null, on));
        if (FactOf(kind) is { } fact) State(subject, fact, on.DayNumber);
    }

    private void Doubt(Subject subject, CivilAnswer answer, FindingKind kind) =>
        Add(subject, kind, null, false, answer.Status.Text().In(Language.Indonesian), 100);

    private void Compare(Subject subject, CivilAnswer answer)
    {
        var differing = answer.Elements.Where(e => e.Percent < rule.Threshold && rule.DecidingElements.Contains(e.Name)).ToList();
        if (differing.Count > 0)
        {
            var evidence = $"tidak sesuai: {string.Join(", ", differing.Select(e => $"{CivilElements.Words(e.Name)} {e.Percent}%"))}";
            Add(subject, FindingKind.IdentityDiffers, null, false, evidence, 100 - differing.Min(e => e.Percent));
        }
        var isOther = answer.Percent(CivilElements.Name) < judge.LeastNameAgreement;
        if (isOther || judge.IsStale(FindingKind.IdentityDiffers, vintage)) return;
        if (answer.IsOfDki is { } ofDki && catalogue.Find("dki_identity") is { } identity) State(subject, identity, ofDki ? 1 : 0);
        if (answer.Occupation is not { Length: > 0 } occupation) return;
        if (Names(occupation, rule.PensionedOccupations) && catalogue.Find("pensioner") is { } pensioner) State(subject, pensioner, 1);
        else if (Names(occupation, rule.PublicOccupations)) Employee(subject, answer, occupation);
    }

    private void Employee(Subject subject, CivilAnswer answer, string occupation)
    {
        var evidence = $"pekerjaan: {Evidence.Phrase(occupation)}";
        var finding = Add(subject, FindingKind.PublicEmployee, 1, false, evidence, answer.Percent(CivilElements.Name) ?? 100);
        if (finding.Effect == FindingEffect.Excludes) publicHouseholds.Add(subject.HouseholdId);
    }

    private Finding Add(Subject subject, FindingKind kind, long? stated, bool isContradicted, string evidence, int confidence)
    {
        var finding = judge.Judge(new(subject, kind, vintage, evidence, confidence), civil, stated, isContradicted);
        findings.Add(finding);
        return finding;
    }

    /// <summary>Most people have the one statement that they hold a number of DKI: it is made once and shared.</summary>
    private void State(Subject subject, Fact fact, long value)
    {
        var before = facts.GetValueOrDefault(subject.PersonId);
        if (before is not null)
        {
            facts[subject.PersonId] = before.With(fact, value);
            return;
        }
        if (!single.TryGetValue((fact.Index, value), out var only))
            single.Add((fact.Index, value), only = FactSet.Empty(catalogue).With(fact, value));
        facts[subject.PersonId] = only;
    }

    private Fact? FactOf(FindingKind kind) => judge.FactOf(kind);

    /// <summary>Whole words: TNI is not in PETANI.</summary>
    private static bool Names(string occupation, IReadOnlyList<string> words)
    {
        var padded = $" {occupation.ToUpperInvariant().Replace('(', ' ').Replace(')', ' ').Replace('/', ' ').Replace('.', ' ')} ";
        return words.Any(word => padded.Contains($" {word} ", StringComparison.Ordinal));
    }
}
