using System.Text.RegularExpressions;

namespace Paseban.Tests.Tidy;

/// <summary>What the markup of pages owes to whoever does not see it.</summary>
internal static partial class PageRules
{
    /// <summary>A table has a caption of its own, or stands in a region that has a name.</summary>
    public static IEnumerable<Finding> NamelessTables(SourceFile page) =>
        from Match table in Tables().Matches(page.Text)
        where !table.Groups["caption"].Success && !table.Groups["region"].Success
        select page.Find(
            page.LineOf(table.Groups["table"].Index),
            "a table without a name: give it a <caption>, or a region with an aria-label around it.");

    [GeneratedRegex("""(?<region><div [^>]*role="region" aria-label=[^\n]*>\s*)?(?<table><table\b[^>]*>)(?<caption>\s*<caption\b)?""")]
    private static partial Regex Tables();
}
