using Xunit;

namespace Paseban.Tests.Tidy;

/// <summary>A place that breaks a rule of STYLE.md, and what to do there.</summary>
internal sealed record Finding(string Path, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Message}" : $"{Path}: {Message}";

    public static void AssertNone(IEnumerable<Finding> findings)
    {
        var all = findings.Select(finding => finding.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} to mend:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }
}
