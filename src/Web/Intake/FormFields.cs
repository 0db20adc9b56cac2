using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Paseban.Web.Intake;

/// <summary>
/// The form of a household while it is filled in: every field by its path (<c>members[2].facts.income</c>), which is also how use cases
/// name what is wrong with it. A field on a page is <c>for="Form[path]"</c>, a list of words <c>for="Form.Words[path]"</c>.
/// </summary>
public sealed partial class FormFields
{
    private const string ListOfWords = ".programmes";

    private readonly JsonObject root;

    private FormFields(JsonObject root)
    {
        this.root = root;
        Words = new(this);
    }

    /// <summary>A household of which nothing is known but that it has a head.</summary>
    public static FormFields New()
    {
        var form = new FormFields([]);
        form.Set("members[0].relation", Head);
        return form;
    }

    /// <summary>The relation of the head.</summary>
    public const string Head = "kepala_keluarga";

    /// <summary>Lists of words by their path.</summary>
    public WordLists Words { get; }

    public int Members => root["members"] is JsonArray members ? members.Count : 0;

    public string Json => root.ToJsonString(JsonSerializerOptions.Web);

    /// <summary>As it was typed; yes and no for answers; null where nothing is said.</summary>
    public string? this[string path] => Node(path) switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() == JsonValueKind.True => "yes",
        JsonValue value when value.GetValueKind() == JsonValueKind.False => "no",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };

    /// <summary>The form as a use case keeps it.</summary>
    public static FormFields Read(string json) => new(JsonNode.Parse(json)!.AsObject());

    /// <summary>The field of a page that a path of the form is shown in.</summary>
    public static string FieldOf(string path) =>
        path.Length == 0 ? "" : path.EndsWith(ListOfWords, StringComparison.Ordinal) ? $"Form.Words[{path}]" : $"Form[{path}]";

    /// <summary>Says something; an empty text takes it back.</summary>
    public void Set(string path, string? value) =>
        Put(path, string.IsNullOrWhiteSpace(value) ? null : JsonValue.Create(value.Trim()));

    public void SetWords(string path, IEnumerable<string> words) =>
        Put(path, words.Where(word => word.Length > 0).Select(word => (JsonNode)JsonValue.Create(word)!).ToArray() is { Length: > 0 } some
            ? new JsonArray(some)
            : null);

    /// <summary>Makes room for that many members, the new ones empty.</summary>
    public void AddMembers(int count)
    {
        if (root["members"] is not JsonArray members) root["members"] = members = [];
        while (members.Count < count) members.Add(new JsonObject());
    }

    public void RemoveMember(int place)
    {
        if (root["members"] is JsonArray members && place < members.Count) members.RemoveAt(place);
    }

    private JsonNode? Node(string path)
    {
        JsonNode? node = root;
        foreach (var (name, place) in Steps(path))
        {
            node = node is JsonObject holder && holder.TryGetPropertyValue(name, out var found) ? found : null;
            if (place is { } i) node = node is JsonArray list && i < list.Count ? list[i] : null;
        }
        return node;
    }

    private void Put(string path, JsonNode? value)
    {
        var (holder, steps) = (root, Steps(path).ToList());
        if (value is null && Node(path) is null) return;
        foreach (var (name, place) in steps[..^1]) holder = Holder(holder, name, place);
        if (value is null) holder.Remove(steps[^1].Name);
        else holder[steps[^1].Name] = value;
    }

    /// <summary>The object below another; made where it is not there. A place behind the last is the next one.</summary>
    private static JsonObject Holder(JsonObject above, string name, int? place)
    {
        if (place is not { } i) return above[name] as JsonObject ?? Added([], made => above[name] = made);
        var list = above[name] as JsonArray ?? [];
        above[name] ??= list;
        return i < list.Count && list[i] is JsonObject known ? known : Added([], list.Add);
    }

    private static JsonObject Added(JsonObject made, Action<JsonObject> add)
    {
        add(made);
        return made;
    }

    private static IEnumerable<(string Name, int? Place)> Steps(string path) =>
        from step in path.Split('.')
        let match = Step().Match(step)
        select (match.Groups["name"].Value,
            match.Groups["place"] is { Success: true } place ? int.Parse(place.Value, CultureInfo.InvariantCulture) : (int?)null);

    [GeneratedRegex(@"^(?<name>\w+)(\[(?<place>\d{1,3})\])?$")]
    private static partial Regex Step();

    /// <summary>Lists of words, such as the programmes that a member asks for.</summary>
    public sealed class WordLists(FormFields form)
    {
        public IReadOnlyList<string> this[string path] => form.Node(path) is JsonArray words
            ? [.. words.OfType<JsonValue>().Where(word => word.GetValueKind() == JsonValueKind.String).Select(
                word => word.GetValue<string>())]
            : [];
    }
}
