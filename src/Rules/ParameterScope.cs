using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>The parameters that a programme sees: those a case overrides, its own, then the common ones.</summary>
internal sealed record ParameterScope(
    IReadOnlyDictionary<string, OpenParameter> Own, IReadOnlyDictionary<string, OpenParameter> Common,
    IReadOnlyDictionary<string, Scalar> Overrides)
{
    public static readonly IReadOnlyDictionary<string, Scalar> NoOverrides = new Dictionary<string, Scalar>();

    public OpenParameter? Find(string name) => Own.GetValueOrDefault(name) ?? Common.GetValueOrDefault(name);

    public Outcome<Scalar> At(string name, DateOnly day)
    {
        if (Overrides.TryGetValue(name, out var instead)) return instead;
        return Find(name) is { } parameter
            ? parameter.Dated.At(day)
            : Problem.NotFound("law-parameter",
                $"The law has no parameter '{name}'.", "Add its file to the programme or to law/common/parameters.")
                .InIndonesian(
                    $"Aturan tidak mempunyai parameter '{name}'.",
                    "Tambahkan berkasnya pada program atau di law/common/parameters.");
    }
}
