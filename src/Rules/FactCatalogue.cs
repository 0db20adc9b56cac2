using System.Collections.Frozen;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>The facts that the law may ask about and the sources that may state them, as <c>law/common/facts.yaml</c> lists them.</summary>
public sealed class FactCatalogue
{
    internal const string File = "common/facts.yaml";

    private readonly FrozenDictionary<string, Fact> facts;
    private readonly FrozenDictionary<string, FactSource> sources;

    internal FactCatalogue(IReadOnlyList<Fact> facts, IReadOnlyList<FactSource> sources)
    {
        Facts = facts;
        InOrder = [.. facts];
        Sources = sources;
        this.facts = facts.ToFrozenDictionary(fact => fact.Code, StringComparer.Ordinal);
        this.sources = sources.ToFrozenDictionary(source => source.Code, StringComparer.Ordinal);
    }

    public IReadOnlyList<Fact> Facts { get; }

    public IReadOnlyList<FactSource> Sources { get; }

    /// <summary>The same facts as an array, for the loops of a batch.</summary>
    internal Fact[] InOrder { get; }

    public Fact? Find(string code) => facts.GetValueOrDefault(code);

    internal Fact? Find(ReadOnlySpan<char> code) =>
        facts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var fact) ? fact : null;

    public FactSource? FindSource(string code) => sources.GetValueOrDefault(code);

    public Outcome<FactSource> Source(string code) => FindSource(code) is { } source
        ? source
        : Problem.NotFound("fact-source",
            $"'{code}' is not a source of facts.", $"Use one of {string.Join(", ", Sources.Select(s => s.Code))}.")
            .InIndonesian($"'{code}' bukan sumber fakta.", $"Pilih salah satu: {string.Join(", ", Sources.Select(s => s.Code))}.");
}
