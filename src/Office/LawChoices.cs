using Paseban.Rules;
using Paseban.Web.Languages;

namespace Paseban.Office;

/// <summary>What a field offers of the law.</summary>
internal static class LawChoices
{
    /// <summary>Programmes that pay, by their codes.</summary>
    public static IReadOnlyList<Choice> ProgrammeChoices(this Law law) =>
        [.. Paying(law).Select(programme => new Choice(programme.Code, programme.Code))];

    /// <summary>The same with their names, for who chooses with care.</summary>
    public static IReadOnlyList<Choice> NamedProgrammeChoices(this Law law, Speaker say) =>
        [.. Paying(law).Select(programme => new Choice(programme.Code, $"{programme.Code}: {say[programme.Name]}"))];

    private static IEnumerable<ProgrammeLaw> Paying(Law law) => law.Programmes.Where(programme => !programme.PaysNothing);
}
