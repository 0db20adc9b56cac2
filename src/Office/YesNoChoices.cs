using Paseban.Web.Languages;

namespace Paseban.Office;

/// <summary>The two answers of a question, as forms send them.</summary>
internal static class YesNoChoices
{
    public static IReadOnlyList<Choice> NoFirst(Speaker say) => [No(say), Yes(say)];

    public static IReadOnlyList<Choice> YesFirst(Speaker say) => [Yes(say), No(say)];

    private static Choice Yes(Speaker say) => new("yes", say["Ya", "Yes"]);

    private static Choice No(Speaker say) => new("no", say["Tidak", "No"]);
}
