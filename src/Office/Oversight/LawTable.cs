using Paseban.Rules;
using Paseban.Web.Languages;

namespace Paseban.Office.Oversight;

/// <summary>A parameter of the law as it is shown: each value with its day and what it rests on.</summary>
/// <param name="Open">What the sources leave open; null where they are clear.</param>
public sealed record LawTable(
    string Name, string Path, BilingualText Description, IReadOnlyList<LawValue> Values, BilingualText? Open,
    IReadOnlyList<BilingualText> Alternatives)
{
    public static LawTable Of(OpenParameter parameter, Speaker say) => new(
        parameter.Name, parameter.Dated.Path, parameter.Dated.Description,
        Dated(parameter.Dated, value => [LawWords.Value(parameter, value, say)]), parameter.Open,
        [.. parameter.Alternatives.Select(alternative => alternative.Text)]);

    /// <param name="parameter">One whose values have parts.</param>
    /// <param name="lines">The parts of a value, one a line.</param>
    public static LawTable Of<T>(Parameter<T> parameter, Func<T, IReadOnlyList<string>> lines) => new(
        parameter.Path.Split('/')[^1].Replace(".yaml", "", StringComparison.Ordinal), parameter.Path, parameter.Description,
        Dated(parameter, lines), null, []);

    private static IReadOnlyList<LawValue> Dated<T>(Parameter<T> parameter, Func<T, IReadOnlyList<string>> lines) =>
        [.. parameter.Values.Reverse().Select(value => new LawValue(value.From, value.IsEnd ? [] : lines(value.Value), value.Reference))];
}

/// <param name="Lines">Empty where the parameter ends on that day.</param>
public sealed record LawValue(DateOnly From, IReadOnlyList<string> Lines, Citation Reference);
