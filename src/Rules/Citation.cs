using System.Text.RegularExpressions;
using Paseban.Kernel;
using YamlDotNet.RepresentationModel;

namespace Paseban.Rules;

/// <summary>What a statement of the law rests on.</summary>
/// <param name="Text">The citation, for everybody to read.</param>
/// <param name="Note">What we remark about the source, for the law pages of the office and nowhere else; mostly null.</param>
public sealed record Citation(BilingualText Text, BilingualText? Note = null)
{
    internal static readonly Citation None = new(new BilingualText("", ""));
}

/// <summary>
/// Finds citations that speak one language: words beyond the name of a regulation or the address of a source are said in both. Loading
/// does not ask this, so that a law adopted long ago can still be read.
/// </summary>
internal static partial class CitationLanguages
{
    public static IEnumerable<LawMessage> Find(LawFile file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(file.Text));
        return
        [
            .. from mapping in stream.Documents.SelectMany(document => document.AllNodes).OfType<YamlMappingNode>()
               let reference = Child(mapping, "reference")
               where SaidOnce(reference) is { } said && !NamesOnly(said)
               select new LawMessage(
                   file.Path, (int)reference!.Start.Line,
                   "A citation with more than the name of a regulation or source is told in both languages: "
                   + "reference: { id: ..., en: ... }. What is no citation goes into 'note'."),
        ];
    }

    /// <summary>The citation where both languages get the same words; null where each has its own.</summary>
    private static string? SaidOnce(YamlNode? reference) => reference switch
    {
        YamlScalarNode word => word.Value,
        YamlMappingNode both when Child(both, "id") is YamlScalarNode id && Child(both, "en") is YamlScalarNode en
            && id.Value == en.Value => id.Value,
        _ => null,
    };

    private static YamlNode? Child(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static bool NamesOnly(string citation) =>
        citation.Split("; ").All(part => Regulation().IsMatch(part) || Source().IsMatch(part));

    /// <summary>Such as <c>Pergub DKI Jakarta 44/2022</c> or <c>Permensos 3/2025 (DTSEN)</c>.</summary>
    [GeneratedRegex(@"^(\p{Lu}\w* )+\d+/\d{4}( \([A-Z]+\))?$")]
    private static partial Regex Regulation();

    /// <summary>Such as <c>jakarta.go.id/kpdj</c> or <c>voi.id 155607</c>.</summary>
    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)+(/\S+)?( \d+)?$")]
    private static partial Regex Source();
}
