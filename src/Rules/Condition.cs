namespace Paseban.Rules;

/// <summary>How a value is compared with a limit.</summary>
public enum Comparison
{
    Is = 1,
    IsNot = 2,
    AtLeast = 3,
    AtMost = 4,
    LessThan = 5,
    MoreThan = 6,
    OneOf = 7,
}

/// <summary>A condition as the law file states it, before the month gives its parameters their values.</summary>
internal abstract record Condition
{
    public sealed record All(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Parts) : Condition;

    public sealed record Not(Condition Part) : Condition;

    public sealed record OfFact(Fact Fact, Comparison How, IReadOnlyList<Operand> Limits) : Condition;

    /// <summary>Chooses between readings of the law: known at compile time, so the reading not taken asks for no facts.</summary>
    public sealed record OfParameter(string Parameter, Comparison How, IReadOnlyList<Scalar> Limits) : Condition;
}

/// <summary>A limit: a number written in the condition, or the name of a dated parameter (<c>$minimum_age</c>).</summary>
internal readonly record struct Operand(long Number, string? Parameter);
