namespace Paseban.Rules;

/// <summary>What a register can say of a registration. The codes of <see cref="FindingKinds"/> are stored; never reuse one.</summary>
public enum FindingKind
{
    Deceased = 1,
    MovedOut = 2,
    NikNotFound = 3,
    NikInactive = 4,
    NikDoubled = 5,

    /// <summary>A deciding element differs: name, birth date, sex.</summary>
    IdentityDiffers = 6,

    /// <summary>The head of the applicant's family has died.</summary>
    HeadDeceased = 7,
    PublicEmployee = 8,
    OwnsCar = 9,

    /// <summary>Land or buildings, summed over the household.</summary>
    Property = 10,
    InInstitution = 11,
    StateAid = 12,
}

/// <summary>What a finding does to a registration.</summary>
public enum FindingEffect
{
    /// <summary>The registration goes no further.</summary>
    Excludes = 1,

    /// <summary>Somebody has to look.</summary>
    Verify = 2,

    /// <summary>Kept for whoever reads the case.</summary>
    Note = 3,

    /// <summary>Only in the law: excludes when the criteria of registration do not allow the fact, otherwise a note.</summary>
    AsTheCriteriaSay = 4,
}

/// <summary>How one kind of finding is treated.</summary>
/// <param name="Reason">Why, where the effect itself says so; null where the criterion has its own reason, and for a note.</param>
/// <param name="StaleAfterMonths">A finding whose vintage is more months old than this excludes nobody by itself.</param>
/// <param name="Fact">What the finding states, where it states a fact of the catalogue.</param>
public sealed record FindingRule(FindingKind Kind, FindingEffect Effect, Reason? Reason, int StaleAfterMonths, Fact? Fact);

/// <summary>The rule of every kind of finding, and the reasons of findings that exclude nobody.</summary>
/// <param name="Stale">Given for a finding that is too old.</param>
/// <param name="Contradicted">Given for a finding that something else speaks against.</param>
/// <param name="CarTypes">Words in a vehicle's type that make it a car; a motorcycle is none.</param>
/// <param name="LeastNameAgreement">Per cent of agreement below which an owner's name is another person's.</param>
public sealed record FindingRules(
    IReadOnlyDictionary<FindingKind, FindingRule> ByKind, Reason Stale, Reason Contradicted, int LeastNameAgreement,
    IReadOnlyList<string> CarTypes)
{
    internal const string File = "matching/findings.yaml";

    private static readonly Dictionary<string, FindingEffect> Effects = new(StringComparer.Ordinal)
    {
        ["excludes"] = FindingEffect.Excludes,
        ["verify"] = FindingEffect.Verify,
        ["note"] = FindingEffect.Note,
        ["as_the_criteria_say"] = FindingEffect.AsTheCriteriaSay,
    };

    public FindingRule this[FindingKind kind] => ByKind[kind];

    internal static FindingRules Read(Section value, FactCatalogue facts, ReasonCatalogue reasons)
    {
        var rules = new Dictionary<FindingKind, FindingRule>();
        foreach (var item in value.Items("findings"))
        {
            if (ReadRule(item, facts, reasons) is { } rule && !rules.TryAdd(rule.Kind, rule)) item.Wrong($"{rule.Kind} is listed twice.");
            item.Close();
        }
        foreach (var missing in Enum.GetValues<FindingKind>().Where(kind => !rules.ContainsKey(kind)))
            value.Wrong($"There is no rule for the finding {missing.Code()}.");
        return new(
            rules, ReadReason(value, "stale", reasons) ?? Reason.None, ReadReason(value, "contradicted", reasons) ?? Reason.None,
            value.Within("least_name_agreement", 1, 100), [.. value.Words("car_types").Select(word => word.Word)]);
    }

    private static FindingRule? ReadRule(Section item, FactCatalogue facts, ReasonCatalogue reasons)
    {
        var kind = item.OneOf("kind", FindingKinds.ByCode);
        var effect = item.OneOf("effect", Effects);
        var reason = effect is FindingEffect.Excludes or FindingEffect.Verify ? ReadReason(item, "reason", reasons) : null;
        var fact = item.WordOrNull("fact") is { } code ? facts.Find(code) : null;
        if (item.Has("fact") && fact is not { IsDerived: false })
            item.Wrong(item.LineOf("fact"), $"This is not a fact that can be stated, of law/{FactCatalogue.File}.");
        if (effect == FindingEffect.AsTheCriteriaSay && fact is null)
            item.Wrong("The criteria can only judge a finding that states a fact.");
        var months = item.Within("stale_after_months", 0, 600);
        return kind != default && effect != default ? new(kind, effect, reason, months, fact) : null;
    }

    private static Reason? ReadReason(Section section, string key, ReasonCatalogue reasons)
    {
        if (reasons.Find(section.Word(key)) is { } reason && (reason.Use & Reason.OfRegistration) != ReasonUse.None) return reason;
        section.Wrong(section.LineOf(key), $"This is not a reason of registration (drop or doubt) in law/{ReasonCatalogue.File}.");
        return null;
    }
}

/// <summary>Kinds and effects as law files and the store write them.</summary>
public static class FindingKinds
{
    internal static readonly IReadOnlyDictionary<string, FindingKind> ByCode =
        Enum.GetValues<FindingKind>().ToDictionary(kind => kind.Code(), StringComparer.Ordinal);

    public static FindingKind? Find(string code) => ByCode.TryGetValue(code, out var kind) ? kind : null;

    public static string Code(this FindingKind kind) => kind switch
    {
        FindingKind.Deceased => "DECEASED",
        FindingKind.MovedOut => "MOVED_OUT",
        FindingKind.NikNotFound => "NIK_NOT_FOUND",
        FindingKind.NikInactive => "NIK_INACTIVE",
        FindingKind.NikDoubled => "NIK_DOUBLED",
        FindingKind.IdentityDiffers => "IDENTITY_DIFFERS",
        FindingKind.HeadDeceased => "HEAD_DECEASED",
        FindingKind.PublicEmployee => "PUBLIC_EMPLOYEE",
        FindingKind.OwnsCar => "OWNS_CAR",
        FindingKind.Property => "PROPERTY",
        FindingKind.InInstitution => "IN_INSTITUTION",
        FindingKind.StateAid => "STATE_AID",
    };

    public static string Code(this FindingEffect effect) => effect switch
    {
        FindingEffect.Excludes => "excludes",
        FindingEffect.Verify => "verify",
        FindingEffect.Note => "note",
        FindingEffect.AsTheCriteriaSay => "as_the_criteria_say",
    };
}
