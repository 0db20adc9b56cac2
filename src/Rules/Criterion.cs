using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// One condition of entitlement with everything that is said about it: our own paraphrase of the law, its citation, the reason
/// that a refusal gives, and what a person can do next.
/// </summary>
/// <param name="Name">Unique within a programme, such as <c>no_car</c>.</param>
/// <param name="From">The first month in which it applies; <see cref="Month.First"/> for always.</param>
/// <param name="Through">The last month in which it applies; <see cref="Month.Last"/> for an open end.</param>
/// <param name="Reason">A code of the reason catalogue, given when the criterion is not met.</param>
public sealed record Criterion(
    string Name, string Path, Month From, Month Through, BilingualText Text, Citation Reference, Reason Reason,
    BilingualText NextStepIfNotMet, BilingualText NextStepIfUnknown)
{
    internal Condition Condition { get; init; } = new Condition.All([]);

    /// <summary>Whether it asks for nothing but an age, which no proof and no correction changes.</summary>
    public bool IsOfAge => ConditionFacts.Of(Condition).ToList() is { Count: > 0 } facts && facts.TrueForAll(fact => fact.IsAge);

    public bool AppliesIn(Month month) => month >= From && month <= Through;

    public BilingualText? NextStep(Truth result) => result switch
    {
        Truth.NotMet => NextStepIfNotMet,
        Truth.Unknown => NextStepIfUnknown,
        Truth.Met => null,
    };
}

internal static class CriterionReader
{
    public static Criterion? Read(LawFile file, ConditionReader conditions, ReasonCatalogue reasons, List<LawMessage> problems)
    {
        if (Section.Of(file, problems) is not { } section) return null;
        var from = section.MonthOrNull("from") ?? Month.First;
        var through = section.MonthOrNull("through") ?? Month.Last;
        if (through < from) section.Wrong(section.LineOf("through"), "It ends before it begins.");
        var text = section.Text("text");
        var reference = section.Citation();
        var reason = reasons.Find(section.Word("reason"));
        if (reason is null) section.Wrong(section.LineOf("reason"), $"This reason is not in law/{ReasonCatalogue.File}.");
        var (notMet, unknown) = (new BilingualText("", ""), new BilingualText("", ""));
        if (section.Child("next_step") is { } next)
        {
            (notMet, unknown) = (next.Text("not_met"), next.Text("unknown"));
            next.Close();
        }
        var condition = section.Child("condition") is { } inner ? conditions.Read(inner) : new Condition.All([]);
        section.Close();
        return new(file.Name, file.Path, from, through, text, reference, reason ?? Reason.None, notMet, unknown) { Condition = condition };
    }
}
