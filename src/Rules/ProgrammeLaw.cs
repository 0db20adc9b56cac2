using System.Collections.Concurrent;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>One programme as its folder states it; adding a programme is adding a folder.</summary>
/// <param name="Code">What decrees and files call it, such as <c>KLJ</c>.</param>
/// <param name="Group">The benefit group within which a person has one benefit a month.</param>
/// <param name="Criteria">In the order in which they are shown; the place of a criterion is its bit in <see cref="AssessmentCode"/>.</param>
public sealed record ProgrammeLaw(
    string Code, string Folder, BilingualText Name, string Group, string Reference, IReadOnlyList<Criterion> Criteria,
    IReadOnlyDictionary<string, OpenParameter> OwnParameters)
{
    private readonly ConcurrentDictionary<Month, Outcome<Assessor>> byMonth = new();

    internal FactCatalogue Facts { get; init; } = new([], []);

    internal IReadOnlyDictionary<string, OpenParameter> CommonParameters { get; init; } = new Dictionary<string, OpenParameter>();

    internal string LawVersion { get; init; } = "";

    /// <summary>The amount a person receives for a month, with its dates and references.</summary>
    public Parameter<Scalar> Amount => OwnParameters["amount"].Dated;

    /// <summary>A parameter of the programme or of the common law; null when there is none of this name.</summary>
    public OpenParameter? Parameter(string name) => Scope(ParameterScope.NoOverrides).Find(name);

    /// <summary>The programme compiled for a month; a problem where the law says nothing about that month.</summary>
    public Outcome<Assessor> At(Month month) => byMonth.GetOrAdd(month, m => Assessor.Compile(this, m, ParameterScope.NoOverrides));

    /// <summary>As for any month, with some parameters set otherwise: what a golden case or a policy question asks.</summary>
    internal Outcome<Assessor> At(Month month, IReadOnlyDictionary<string, Scalar> overrides) => Assessor.Compile(this, month, overrides);

    internal ParameterScope Scope(IReadOnlyDictionary<string, Scalar> overrides) => new(OwnParameters, CommonParameters, overrides);
}
