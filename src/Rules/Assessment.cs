using Paseban.Kernel;

namespace Paseban.Rules;

public enum Eligibility
{
    /// <summary>Every criterion is met.</summary>
    Eligible = 1,

    /// <summary>At least one criterion is not met.</summary>
    NotEligible = 2,

    /// <summary>None is refused, but some cannot be answered: the case goes to verification.</summary>
    Unknown = 3,
}

/// <summary>
/// A result in two words of bits, which a batch stores: the bit of a criterion is its place in <see cref="ProgrammeLaw.Criteria"/> of the
/// law version that is stored beside it.
/// </summary>
public readonly record struct AssessmentCode(long NotMet, long Unknown)
{
    public Eligibility Outcome => NotMet != 0 ? Eligibility.NotEligible : Unknown != 0 ? Eligibility.Unknown : Eligibility.Eligible;

    /// <summary>The result of one criterion; <see cref="Truth.Met"/> also for one that was not in force.</summary>
    public Truth Of(int criterion) =>
        (NotMet & (1L << criterion)) != 0 ? Truth.NotMet : (Unknown & (1L << criterion)) != 0 ? Truth.Unknown : Truth.Met;
}

/// <summary>What one source recorded about a person, and when.</summary>
/// <param name="Facts">The compact fact text.</param>
public sealed record SourceRecord(FactSource Source, DateOnly Vintage, string Facts);

/// <summary>One person judged for one month, with reasons.</summary>
/// <param name="LawVersion">The content hash of the law that was applied.</param>
/// <param name="AmountPerMonth">What an eligible person receives for the month; nothing where the programme only judges.</param>
public sealed record Assessment(
    ProgrammeLaw Programme, Month At, DateOnly JudgedDay, string LawVersion, AssessmentCode Code,
    IReadOnlyList<CriterionFinding> Findings, Rupiah AmountPerMonth)
{
    public Eligibility Outcome => Code.Outcome;

    /// <summary>The reasons of a refusal, in the order of the criteria; empty unless not eligible.</summary>
    public IEnumerable<Reason> Reasons => Findings.Where(f => f.Result == Truth.NotMet).Select(f => f.Criterion.Reason).Distinct();
}

/// <summary>The answer to one criterion, and the facts it rests on.</summary>
public sealed record CriterionFinding(Criterion Criterion, Truth Result, IReadOnlyList<FactReading> Facts)
{
    public BilingualText? NextStep => Criterion.NextStep(Result);
}

/// <summary>A fact as it was read.</summary>
/// <param name="Value">Null when it is unknown.</param>
/// <param name="Source">Who states it; null when nobody does (an event that was never reported counts as not happened).</param>
public sealed record FactReading(Fact Fact, long? Value, FactSource? Source, DateOnly? Vintage);
