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
}

/// <summary>
/// A reason code with its text; <paramref name="PublicText"/> is what the public is told, one of the published texts where there is one.
/// </summary>
public sealed record Reason(string Code, BilingualText Text, BilingualText PublicText, ReasonUse Use, string Reference)
{
    internal static readonly Reason None = new("", new("", ""), new("", ""), ReasonUse.None, "");

    public bool MayEnd => Use.HasFlag(ReasonUse.End);

    public bool MaySuspend => Use.HasFlag(ReasonUse.Suspend);
}

/// <summary>The reasons of <c>law/common/reasons.yaml</c>.</summary>
public sealed class ReasonCatalogue
{
    internal const string File = "common/reasons.yaml";

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
            $"Use one of {string.Join(", ", All.Where(r => r.Use.HasFlag(use)).Select(r => r.Code))}.");

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
            var reason = new Reason(item.Word("code"), text, publicText ?? text, ReadUse(item), item.Word("reference"));
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
            if (word is "refuse" or "end" or "suspend") use |= Enum.Parse<ReasonUse>(word, ignoreCase: true);
            else item.Wrong(line, $"'{word}' is not a use: refuse, end, suspend.");
        }
        if (use == ReasonUse.None) item.Wrong("'use' is missing: refuse, end, suspend.");
        return use;
    }
}
