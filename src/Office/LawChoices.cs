using Paseban.Rules;
using Paseban.Web.Components;

namespace Paseban.Office;

/// <summary>What a field offers of the law.</summary>
internal static class LawChoices
{
    /// <summary>Programmes that pay, by their codes.</summary>
    public static IReadOnlyList<Choice> ProgrammeChoices(this Law law) =>
        [.. law.Programmes.Where(programme => !programme.PaysNothing).Select(programme => new Choice(programme.Code, programme.Code))];
}
