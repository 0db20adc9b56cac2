using Microsoft.AspNetCore.WebUtilities;
using Paseban.Assistance.Jobs;

namespace Paseban.Office.Jobs;

/// <summary>How the list of works says in its address what it is narrowed to.</summary>
internal static class JobAddress
{
    /// <summary>Failed or refused.</summary>
    public const string InVain = "vain";

    public const string Yes = "yes";

    public static string Of(JobFilter filter)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["state"] = filter.States switch { [] => null, [var one] => Of(one), _ => InVain },
            ["mine"] = filter.Mine ? Yes : null,
            ["unsettled"] = filter.Unsettled ? Yes : null,
        };
        return QueryHelpers.AddQueryString("/jobs", parts.Where(part => part.Value is not null));
    }

    public static string Of(JobState state) => state.ToString().ToLowerInvariant();

    /// <summary>None for what names no state.</summary>
    public static IReadOnlyList<JobState> StatesOf(string text) => text == InVain
        ? JobFilter.OwnInVain.States
        : [.. Enum.GetValues<JobState>().Where(state => Of(state) == text)];
}
