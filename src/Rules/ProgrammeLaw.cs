using System.Collections.Concurrent;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// One programme as its folder states it; adding a programme is adding a folder. Immutable; what it compiles for a month is kept.
/// </summary>
public sealed class ProgrammeLaw
{
    private readonly ConcurrentDictionary<Month, Outcome<Assessor>> byMonth = new();

    internal ProgrammeLaw()
    {
    }

    /// <summary>What decrees and files call it, such as <c>KLJ</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its folder below <c>law/</c>.</summary>
    public required string Folder { get; init; }

    public required BilingualText Name { get; init; }

    /// <summary>The benefit group within which a person has one benefit a month; empty for a programme that pays nothing.</summary>
    public required string Group { get; init; }

    /// <summary>Whether it only judges, such as who may be registered: no amount, no group, no decree.</summary>
    public bool PaysNothing => Group.Length == 0;

    /// <summary>The first month that it judges; of a programme that pays, its first amount says so.</summary>
    public Month From { get; init; } = Month.First;

    /// <summary>The legal basis.</summary>
    public required Citation Reference { get; init; }

    /// <summary>In the order in which they are shown; the place of a criterion is its bit in <see cref="AssessmentCode"/>.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>What whoever registers brings along; empty where the sources name nothing.</summary>
    public IReadOnlyList<RequiredPaper> Bring { get; init; } = [];

    public required IReadOnlyDictionary<string, OpenParameter> OwnParameters { get; init; }

    /// <summary>The amount a person receives for a month, with its dates and references; only of a programme that pays.</summary>
    public Parameter<Scalar> Amount => OwnParameters["amount"].Dated;

    internal FactCatalogue Facts { get; init; } = new([], []);

    internal IReadOnlyDictionary<string, OpenParameter> CommonParameters { get; init; } = new Dictionary<string, OpenParameter>();

    internal string LawVersion { get; init; } = "";

    /// <summary>A parameter of the programme or of the common law; null when there is none of this name.</summary>
    public OpenParameter? Parameter(string name) => Scope(ParameterScope.NoOverrides).Find(name);

    /// <summary>The programme compiled for a month; a problem where the law says nothing about that month.</summary>
    public Outcome<Assessor> At(Month month) => byMonth.GetOrAdd(month, m => Assessor.Compile(this, m, ParameterScope.NoOverrides));

    /// <summary>As for any month, with some parameters set otherwise: what a golden case asks.</summary>
    internal Outcome<Assessor> At(Month month, IReadOnlyDictionary<string, Scalar> overrides) => Assessor.Compile(this, month, overrides);

    internal ParameterScope Scope(IReadOnlyDictionary<string, Scalar> overrides) => new(OwnParameters, CommonParameters, overrides);
}

/// <summary>A paper to bring, in our words, with the source that asks for it.</summary>
public sealed record RequiredPaper(BilingualText Text, Citation Reference);
