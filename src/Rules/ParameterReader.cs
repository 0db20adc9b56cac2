using System.Globalization;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>A simple parameter with what the sources leave open about it.</summary>
/// <param name="Alternatives">The readings that the sources allow, the default among them; every one has golden cases.</param>
/// <param name="Open">What the sources do not say and which default we took; null where they are clear.</param>
public sealed record OpenParameter(
    string Name, Parameter<Scalar> Dated, BilingualText? Open, IReadOnlyList<Alternative> Alternatives, int Line);

public sealed record Alternative(Scalar Value, BilingualText Text, int Line);

internal static class ParameterReader
{
    public static OpenParameter? Scalar(LawFile file, List<LawMessage> problems)
    {
        if (Section.Of(file, problems) is not { } section) return null;
        var unit = section.Word("unit");
        if (!ParameterUnit.IsKnown(unit))
        {
            section.Wrong(section.LineOf("unit"), $"Unit '{unit}' is unknown. Known: {string.Join(", ", ParameterUnit.Names)}.");
            return null;
        }
        var known = MonthView.Words.GetValueOrDefault(file.Name);
        if (known is not null && unit != ParameterUnit.Choice)
            section.Wrong(section.LineOf("unit"), $"{file.Name} is a choice of {string.Join(", ", known)}.");
        var alternatives = section.Items("alternatives").Select(item => ReadAlternative(item, unit, known)).ToList();
        var open = section.TextOrNull("open");
        if (open is not null && alternatives.Count < 2) section.Wrong("An open parameter lists its alternatives, the default among them.");
        if (unit == ParameterUnit.Choice && alternatives.Count == 0) section.Wrong("A choice lists its alternatives.");

        var dated = Dated(section, unit, item => ReadScalar(item, unit, alternatives));
        return new(file.Name, dated, open, alternatives, section.Line);
    }

    /// <summary>
    /// A parameter whose values have parts of their own (thresholds, limits): each value is a mapping read by <paramref name="read"/>.
    /// </summary>
    public static Parameter<T>? Structured<T>(LawFile file, List<LawMessage> problems, Func<Section, T> read)
    {
        if (Section.Of(file, problems) is not { } section) return null;
        var unit = section.Word("unit");
        if (unit.Length > 0 && !ParameterUnit.OfParts.Contains(unit))
            section.Wrong(section.LineOf("unit"), $"Unit '{unit}' is unknown. Known: {string.Join(", ", ParameterUnit.OfParts)}.");
        return Dated(section, unit, item => item.Child("value") is { } value ? Closed(value, read) : default!);
    }

    private static Parameter<T> Dated<T>(Section section, string unit, Func<Section, T> read)
    {
        var description = section.Text("description");
        var values = new List<DatedValue<T>>();
        if (section.Child("values") is { } dates)
        {
            foreach (var (key, line) in dates.Keys())
            {
                if (ReadDate(key) is not { } from)
                    dates.Wrong(line, $"'{key}' is not a date. Write it as 2023-01 (from the first day of the month) or 2023-01-15.");
                else if (values.Count > 0 && values[^1].From >= from)
                    dates.Wrong(line, $"{key} does not come after the date above it. Dates go from the oldest to the newest.");
                else if (dates.Child(key) is { } item)
                    values.Add(ReadDated(item, from, line, read));
            }
            if (values.Count == 0) dates.Wrong("There is no value.");
        }
        section.Close();
        return new(section.Path, description, unit, values);
    }

    private static DatedValue<T> ReadDated<T>(Section item, DateOnly from, int line, Func<Section, T> read)
    {
        var reference = item.Citation();
        var isEnd = item.WordIsNull("value");
        var value = isEnd ? default! : read(item);
        item.Close();
        return new(from, isEnd, value, reference, line);
    }

    private static Scalar ReadScalar(Section item, string unit, List<Alternative> alternatives)
    {
        var text = item.Word("value");
        if (text.Length == 0) return Rules.Scalar.None;
        if (ParameterUnit.Read(unit, text, out var value) is { } problem) item.Wrong(item.LineOf("value"), problem);
        else if (alternatives.Count > 0 && !alternatives.Exists(a => a.Value == value))
            item.Wrong(item.LineOf("value"), $"'{value}' is not among the alternatives.");
        return value;
    }

    /// <param name="item">The alternative.</param>
    /// <param name="unit">Of the parameter.</param>
    /// <param name="known">The words by which the engine itself goes; null when only criteria compare them.</param>
    private static Alternative ReadAlternative(Section item, string unit, IReadOnlyList<string>? known)
    {
        var text = item.Word("value");
        if (ParameterUnit.Read(unit, text, out var value) is { } problem) item.Wrong(problem);
        else if (known?.Contains(text) == false)
            item.Wrong(item.LineOf("value"), $"'{text}' is not a word that payment goes by. Known: {string.Join(", ", known)}.");
        var alternative = new Alternative(value, item.Text("text"), item.Line);
        item.Close();
        return alternative;
    }

    private static T Closed<T>(Section section, Func<Section, T> read)
    {
        var value = read(section);
        section.Close();
        return value;
    }

    private static DateOnly? ReadDate(string text) =>
        Month.TryParse(text, out var month) ? month.FirstDay
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;
}
