using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>What a reason may be given for.</summary>
[Flags]
public enum ReasonUse
{
    None = 0,

    /// <summary>Why a person is not eligible.</summary>
    Refuse = 1,

    /// <summary>Why entitlement ends for good.</summary>
    End = 2,

    /// <summary>Why entitlement is suspended until a later check.</summary>
    Suspend = 4,

    /// <summary>Why a registration goes no further.</summary>
    Drop = 8,

    /// <summary>Why somebody has to look before a registration is determined.</summary>
    Doubt = 16,

    /// <summary>Why a candidate waits.</summary>
    Wait = 32,
}

/// <summary>
/// A reason code with its text; <paramref name="PublicText"/> is what the public is told, one of the published texts where there is one.
/// <paramref name="NextStep"/> says what the citizen can do; null where a criterion says it.
/// </summary>
public sealed record Reason(
    string Code, BilingualText Text, BilingualText PublicText, ReasonUse Use, Citation Reference, BilingualText? NextStep = null)
{
    internal static readonly Reason None = new("", new("", ""), new("", ""), ReasonUse.None, Citation.None);

    internal const ReasonUse OfRegistration = ReasonUse.Drop | ReasonUse.Doubt | ReasonUse.Wait;

    public bool MayEnd => Use.HasFlag(ReasonUse.End);

    public bool MaySuspend => Use.HasFlag(ReasonUse.Suspend);
}

/// <summary>The reasons of <c>law/common/reasons.yaml</c>.</summary>
public sealed class ReasonCatalogue
{
    internal const string File = "common/reasons.yaml";

    private static readonly string[] Uses = ["refuse", "end", "suspend", "drop", "doubt", "wait"];

    private readonly Dictionary<string, Reason> byCode;

    internal ReasonCatalogue(IReadOnlyList<Reason> reasons)
    {
        All = reasons;
        byCode = reasons.DistinctBy(r => r.Code).ToDictionary(r => r.Code, StringComparer.Ordinal);
    }

    public IReadOnlyList<Reason> All { get; }

    public Reason? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The reason, or a problem that lists the codes which may be given for <paramref name="use"/>.</summary>
    public Outcome<Reason> For(ReasonUse use, string code) => Find(code) is { } reason && reason.Use.HasFlag(use)
        ? reason
        : Problem.Invalid("reason", $"'{code}' is not a published reason to {use.ToString().ToLowerInvariant()}.",
            $"Use one of {string.Join(", ", All.Where(r => r.Use.HasFlag(use)).Select(r => r.Code))}.")
            .InIndonesian(
                $"'{code}' bukan alasan yang diumumkan untuk hal ini.",
                $"Pilih salah satu: {string.Join(", ", All.Where(r => r.Use.HasFlag(use)).Select(r => r.Code))}.");

    internal static ReasonCatalogue Read(LawFile file, List<LawMessage> problems)
    {
        if (Section.Of(file, problems) is not { } section) return new([]);
        var published = new Dictionary<string, BilingualText>(StringComparer.Ordinal);
        if (section.Child("public_texts") is { } texts)
        {
            foreach (var (key, _) in texts.Keys()) published[key] = texts.Text(key);
        }
        var reasons = new List<Reason>();
        foreach (var item in section.Items("reasons"))
        {
            var text = item.Text("text");
            var publicText = text;
            if (item.WordOrNull("public_text") is { } key && !published.TryGetValue(key, out publicText))
                item.Wrong(item.LineOf("public_text"), $"'{key}' is not among the public texts.");
            var use = ReadUse(item);
            var nextStep = item.Has("next_step") || (use & Reason.OfRegistration) != ReasonUse.None ? item.Text("next_step") : null;
            var reason = new Reason(item.Word("code"), text, publicText ?? text, use, item.Citation(), nextStep);
            if (reasons.Exists(r => r.Code == reason.Code)) item.Wrong($"Reason {reason.Code} is listed twice.");
            reasons.Add(reason);
            item.Close();
        }
        section.Close();
        return new(reasons);
    }

    private static ReasonUse ReadUse(Section item)
    {
        var use = ReasonUse.None;
        foreach (var (word, _, line) in item.Words("use"))
        {
            if (Uses.Contains(word)) use |= Enum.Parse<ReasonUse>(word, ignoreCase: true);
            else item.Wrong(line, $"'{word}' is not a use: {string.Join(", ", Uses)}.");
        }
        if (use == ReasonUse.None) item.Wrong($"'use' is missing: {string.Join(", ", Uses)}.");
        return use;
    }
}
