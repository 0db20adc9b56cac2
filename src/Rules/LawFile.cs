namespace Paseban.Rules;

/// <summary>
/// One file of the law: its path below <c>law/</c> with forward slashes (<c>klj/parameters/amount.yaml</c>) and its text.
/// </summary>
public sealed record LawFile(string Path, string Text)
{
    internal bool IsYaml => Path.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>The folder: a programme, <c>common</c> or <c>disbursement</c>.</summary>
    internal string Folder => Path.Split('/')[0];

    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    internal bool IsIn(string kind) => Path.Split('/') is [_, var second, _] && second == kind;
}

/// <summary>Something wrong in the law: where, and what to change. The first line of a file is 1.</summary>
public sealed record LawMessage(string Path, int Line, string Text)
{
    /// <summary><c>law/klj/parameters/amount.yaml:7: what is wrong</c>.</summary>
    public override string ToString() => $"law/{Path}:{Line}: {Text}";

    internal static List<LawMessage> InOrder(IEnumerable<LawMessage> messages) =>
        [.. messages.Distinct().OrderBy(m => m.Path, StringComparer.Ordinal).ThenBy(m => m.Line)];
}
