using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Linkage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Paseban.Cli.Matching;

/// <summary>The YAML file that tells how two files are linked; every mistake in it is told with its line.</summary>
internal sealed class LinkConfigFile
{
    private static readonly string[] Keys = ["id", "ignore", "columns", "blocking", "threshold", "one_to_one"];

    private static readonly Dictionary<string, ColumnKind> Kinds =
        Enum.GetValues<ColumnKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly string path;
    private readonly List<Problem> problems = [];

    private LinkConfigFile(string path) => this.path = path;

    /// <summary>The column that names a record, and how the others are compared.</summary>
    public static Outcome<LinkSetting> Read(string path)
    {
        if (!File.Exists(path)) return Problem.NotFound("link.config", $"There is no file {path}.", "Check the name and the folder.");
        return new LinkConfigFile(path).Parse(File.ReadAllText(path));
    }

    private Outcome<LinkSetting> Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            return Wrong((int)e.Start.Line, $"this is not YAML: {e.Message}", "Correct that line; 'key: value' is the form.");
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
            return Wrong(1, "there are no keys with values.", $"Write at least 'id: COLUMN'. Known keys: {string.Join(", ", Keys)}.");
        var setting = Setting(root);
        return problems.Count > 0 ? problems : setting;
    }

    private LinkSetting Setting(YamlMappingNode root)
    {
        var (id, config) = ("", new LinkageConfig());
        foreach (var (key, value) in root.Children)
        {
            switch (Word(key))
            {
                case "id": id = Word(value); break;
                case "ignore": config = config with { Ignore = Words(value) }; break;
                case "columns": config = config with { Columns = Columns(value) }; break;
                case "blocking": config = config with { Blocking = Blocking(value) }; break;
                case "threshold": config = config with { Threshold = Threshold(value) }; break;
                case "one_to_one": config = config with { OneToOne = YesOrNo(value) }; break;
                case var other: Unknown(key, other, Keys, "key"); break;
            }
        }
        if (id.Length == 0) Add(root, "'id' is missing.", "Write 'id: COLUMN', the column that names a record.");
        return new LinkSetting(id, config with { Ignore = [.. config.Ignore, id] });
    }

    private Dictionary<string, ColumnKind> Columns(YamlNode node)
    {
        var columns = new Dictionary<string, ColumnKind>(StringComparer.Ordinal);
        if (node is not YamlMappingNode mapping)
        {
            Add(node, "'columns' is not a list of columns with their kinds.", "Write below it, indented, 'COLUMN: name' for each.");
            return columns;
        }
        foreach (var (column, kind) in mapping.Children)
        {
            if (Kinds.TryGetValue(Word(kind), out var known)) columns[Word(column)] = known;
            else Unknown(kind, Word(kind), Kinds.Keys, $"kind for column '{Word(column)}':");
        }
        return columns;
    }

    private List<IReadOnlyList<string>>? Blocking(YamlNode node)
    {
        if (node is YamlScalarNode { Value: "auto" }) return null;
        if (node is YamlSequenceNode { Children.Count: > 0 } sets)
            return [.. sets.Children.Select(set => set is YamlScalarNode ? [Word(set)] : Words(set))];
        Add(node, "'blocking' is neither auto nor a list.", "Write 'blocking: auto', or a list such as '- [surname, postcode]'.");
        return null;
    }

    private decimal Threshold(YamlNode node)
    {
        if (decimal.TryParse(Word(node), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var threshold)
            && threshold is > 0 and < 1) return threshold;
        Add(node, $"the threshold '{Word(node)}' is not a probability.", "Write a number between 0 and 1, such as 0.5.");
        return 0.5m;
    }

    private bool YesOrNo(YamlNode node)
    {
        if (Word(node) is "true" or "yes") return true;
        if (Word(node) is not ("false" or "no")) Add(node, $"one_to_one is '{Word(node)}'.", "Write true or false.");
        return false;
    }

    private List<string> Words(YamlNode node)
    {
        if (node is YamlSequenceNode list) return [.. list.Children.Select(Word)];
        if (node is YamlScalarNode { Value.Length: > 0 }) return [Word(node)];
        if (node is not YamlScalarNode) Add(node, "this is not a list of columns.", "Write it as [COLUMN, COLUMN].");
        return [];
    }

    private string Word(YamlNode node)
    {
        if (node is YamlScalarNode scalar) return scalar.Value?.Trim() ?? "";
        Add(node, "a single word must stand here.", "Remove the list or the keys below it.");
        return "";
    }

    private void Unknown(YamlNode node, string word, IEnumerable<string> known, string what)
    {
        var closest = known.MinBy(one => Spelling.Distance(one, word))!;
        var hint = Spelling.Distance(closest, word) <= 2 ? $" Perhaps '{closest}' is meant?" : "";
        Add(node, $"unknown {what} '{word}'.{hint}", $"Known: {string.Join(", ", known)}.");
    }

    private void Add(YamlNode node, string what, string remedy) => problems.Add(Wrong((int)node.Start.Line, what, remedy));

    private Problem Wrong(int line, string what, string remedy) =>
        Problem.Invalid(
            "link.config", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, line {line}: {what}"), remedy);
}

/// <param name="Id">The column that names a record; it is not compared.</param>
/// <param name="Config">How records are compared.</param>
internal sealed record LinkSetting(string Id, LinkageConfig Config);
