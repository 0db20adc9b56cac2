using System.Globalization;
using Paseban.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Paseban.Rules;

/// <summary>
/// A YAML mapping that remembers what was asked of it: whatever is missing, malformed or never asked for (a misspelt key)
/// becomes a message with file and line, and reading goes on so that an officer sees every mistake at once.
/// </summary>
public sealed class Section(string path, YamlMappingNode node, List<LawMessage> problems)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string Path => path;

    public int Line => LineOf(node);

    public static Section? Of(LawFile file, List<LawMessage> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new(file.Path, root, problems);
            problems.Add(new(file.Path, 1, "The file must hold one mapping of keys to values."));
        }
        catch (YamlException e)
        {
            problems.Add(new(file.Path, (int)Math.Max(1, e.Start.Line), $"This is not YAML: {e.Message}"));
        }
        return null;
    }

    public void Wrong(string text) => Wrong(Line, text);

    public void Wrong(int line, string text) => problems.Add(new(path, line, text));

    public bool Has(string key) => Find(key) is not null;

    public int LineOf(string key) => Find(key) is { } child ? LineOf(child) : Line;

    /// <summary>A required word or number as it is written; empty, with a message, when it is missing.</summary>
    public string Word(string key)
    {
        if (WordOrNull(key) is { } word) return word;
        Wrong($"'{key}' is missing.");
        return "";
    }

    /// <summary>A required word of a closed list; the default, with a message that names the list, when it is none of it.</summary>
    public T? OneOf<T>(string key, IReadOnlyDictionary<string, T> words)
    {
        var word = Word(key);
        if (words.TryGetValue(word, out var meant)) return meant;
        if (word.Length > 0) Wrong(LineOf(key), $"'{word}' is not a word for '{key}'. Known: {string.Join(", ", words.Keys)}.");
        return default;
    }

    public string? WordOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value!.Trim(),
        var other => Refuse<string>(LineOf(other), $"'{key}' must be a single value."),
    };

    /// <summary>Whether the key is there and says <c>null</c>: the dated end of a parameter.</summary>
    public bool WordIsNull(string key) => Find(key) is YamlScalarNode scalar && IsNull(scalar);

    /// <summary>A required text in both languages: <c>{ id: ..., en: ... }</c>.</summary>
    public BilingualText Text(string key)
    {
        var inner = Child(key);
        if (inner is null) return new("", "");
        var text = new BilingualText(inner.Word("id"), inner.Word("en"));
        inner.Close();
        return text;
    }

    public BilingualText? TextOrNull(string key) => Has(key) ? Text(key) : null;

    /// <summary>The required <c>reference</c>, in both languages alike where it holds names only, and the <c>note</c> beside it.</summary>
    public Citation Citation()
    {
        var text = Find("reference") is YamlMappingNode ? Text("reference") : Twice(Word("reference"));
        return new(text, TextOrNull("note"));
    }

    public long Number(string key)
    {
        var word = Word(key);
        if (word.Length == 0) return 0;
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong(LineOf(key), $"'{word}' is not a whole number (no dots, no decimals).");
        return 0;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Within(string key, int least, int most)
    {
        var number = Number(key);
        if (number >= least && number <= most) return (int)number;
        Wrong(LineOf(key), $"{number} lies outside {least} to {most}.");
        return least;
    }

    /// <summary>A month (<c>2021-06</c>) that may be absent.</summary>
    public Month? MonthOrNull(string key)
    {
        if (WordOrNull(key) is not { } word) return null;
        if (Month.TryParse(word, out var month)) return month;
        Wrong(LineOf(key), $"'{word}' is not a month. Write it as 2024-03.");
        return null;
    }

    /// <summary>A required mapping.</summary>
    public Section? Child(string key) => Find(key) switch
    {
        YamlMappingNode mapping => new(path, mapping, problems),
        null => Refuse<Section>(Line, $"'{key}' is missing."),
        var other => Refuse<Section>(LineOf(other), $"'{key}' must hold keys and values."),
    };

    public Section? ChildOrNull(string key) => Has(key) ? Child(key) : null;

    /// <summary>The mappings of a list; empty when the key is absent.</summary>
    public IReadOnlyList<Section> Items(string key)
    {
        var items = new List<Section>();
        foreach (var item in List(key))
        {
            if (item is YamlMappingNode mapping) items.Add(new(path, mapping, problems));
            else Wrong(LineOf(item), $"Each item of '{key}' must hold keys and values.");
        }
        return items;
    }

    /// <summary>The words of a list, each with its line; a list within the list gives several words with the same place.</summary>
    public IReadOnlyList<ListedWord> Words(string key)
    {
        var words = new List<ListedWord>();
        var place = 0;
        foreach (var item in List(key))
        {
            foreach (var inner in item is YamlSequenceNode group ? group.Children : [item])
            {
                if (inner is YamlScalarNode { Value: { Length: > 0 } value }) words.Add(new(value, place, LineOf(inner)));
                else Wrong(LineOf(inner), $"Each item of '{key}' must be a word.");
            }
            place++;
        }
        return words;
    }

    /// <summary>Every key in order, for mappings whose keys are data (dates, fact codes, criteria).</summary>
    public IReadOnlyList<(string Key, int Line)> Keys()
    {
        var keys = node.Children.Keys.OfType<YamlScalarNode>().Select(key => (key.Value ?? "", LineOf(key))).ToList();
        foreach (var (key, _) in keys) asked.Add(key);
        return keys;
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && asked.Contains(name)) continue;
            var known = string.Join(", ", asked.Order(StringComparer.Ordinal));
            Wrong(LineOf(key), $"'{key}' is not a key here. Known: {known}.");
        }
    }

    private static BilingualText Twice(string word) => new(word, word);

    private IList<YamlNode> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var other => Refuse<IList<YamlNode>>(LineOf(other), $"'{key}' must be a list.") ?? [],
    };

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    private T? Refuse<T>(int line, string text) where T : class
    {
        Wrong(line, text);
        return null;
    }

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null";

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}

/// <summary>A word of a list, its place in the list (words of an inner list share one) and its line.</summary>
public readonly record struct ListedWord(string Word, int Place, int Line);
