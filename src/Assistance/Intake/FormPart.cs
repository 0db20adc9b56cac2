using System.Globalization;
using System.Text.Json;

namespace Paseban.Assistance.Intake;

/// <summary>
/// One object of the form with its path, read field by field. A field that is absent, null or empty has no value; one of the wrong kind
/// is a fault; what was never asked for is a fault too, or a misspelt name would look like an unanswered question.
/// </summary>
internal sealed class FormPart(JsonElement element, string path, List<Problem> faults, List<Problem> gaps)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public IEnumerable<string> Names => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(p => p.Name) : [];

    public string? Text(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!.Trim() is { Length: > 0 } text ? text : null;
        WrongKind(name, "teks dalam tanda kutip", "text in quotation marks");
        return null;
    }

    public bool? Answer(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        if (value.ValueKind == JsonValueKind.String)
        {
            switch (value.GetString()!.Trim().ToLowerInvariant())
            {
                case "": return null;
                case "ya" or "yes": return true;
                case "tidak" or "no": return false;
            }
        }
        WrongKind(name, "true (ya) atau false (tidak)", "true or false");
        return null;
    }

    public long? Number(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)) return number;
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!.Trim();
            if (text.Length == 0) return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return number;
        }
        WrongKind(name, "bilangan bulat", "a whole number");
        return null;
    }

    /// <summary>A value however it is written, as text: for facts, whose kind the catalogue knows.</summary>
    public string? Scalar(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim() is { Length: > 0 } word ? word : null,
        { ValueKind: JsonValueKind.True } => "yes",
        { ValueKind: JsonValueKind.False } => "no",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => Wrong(name),
    };

    /// <summary>An object below this one; an empty one when it is absent.</summary>
    public FormPart Part(string name)
    {
        var value = Value(name);
        if (value is { ValueKind: not JsonValueKind.Object }) WrongKind(name, "objek { ... }", "an object { ... }");
        return new(value is { ValueKind: JsonValueKind.Object } part ? part : default, Path(name), faults, gaps);
    }

    public IReadOnlyList<FormPart> Parts(string name)
    {
        if (Value(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array)
        {
            var parts = value.EnumerateArray().Select((item, i) =>
                (item, Path: string.Create(CultureInfo.InvariantCulture, $"{Path(name)}[{i}]"))).ToList();
            foreach (var (item, at) in parts)
            {
                if (item.ValueKind != JsonValueKind.Object) WrongKindAt(at, "objek { ... }", "an object { ... }");
            }
            return [.. parts.Where(part => part.item.ValueKind == JsonValueKind.Object)
                .Select(part => new FormPart(part.item, part.Path, faults, gaps))];
        }
        WrongKind(name, "daftar [ ... ]", "a list [ ... ]");
        return [];
    }

    public IReadOnlyList<string> Words(string name)
    {
        if (Value(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!.Trim())];
        WrongKind(name, "daftar kata [\"KLJ\"]", "a list of words [\"KLJ\"]");
        return [];
    }

    /// <summary>Faults every field that was never asked for.</summary>
    public void Close()
    {
        foreach (var name in Names.Where(name => !asked.Contains(name)))
        {
            var known = string.Join(", ", asked);
            faults.Add(
                Problem.Invalid("form.unknown-field", "The form has no such field.", $"Known here: {known}.")
                    .InIndonesian("Formulir tidak mempunyai isian ini.", $"Yang dikenal di sini: {known}.").At(Path(name)));
        }
    }

    /// <summary>Something to fill in before the form is submitted.</summary>
    public void Missing(string name, string pesan, string message) =>
        Gap("form.missing", name, pesan, "Isi bagian ini.", message, "Fill it in.");

    /// <summary>Something to correct before the form is submitted.</summary>
    public void Gap(string code, string name, string pesan, string perbaikan, string message, string remedy) =>
        gaps.Add(Problem.Invalid(code, message, remedy).InIndonesian(pesan, perbaikan).At(name.Length == 0 ? path : Path(name)));

    private JsonElement? Value(string name)
    {
        asked.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;
    }

    private string? Wrong(string name)
    {
        WrongKind(name, "satu nilai", "a single value");
        return null;
    }

    private void WrongKind(string name, string jenis, string kind) => WrongKindAt(Path(name), jenis, kind);

    private void WrongKindAt(string at, string jenis, string kind) =>
        faults.Add(
            Problem.Invalid("form.type", $"This must be {kind}.", "Correct the form.")
                .InIndonesian($"Ini harus berupa {jenis}.", "Perbaiki formulir.").At(at));
}
