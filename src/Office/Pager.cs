using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Paseban.Office;

/// <summary>The way through a list by keyset: on, and back to its beginning; the filters stay.</summary>
/// <param name="Next">The next page; null at the end.</param>
public sealed record Pager(bool IsFirst, string First, string? Next)
{
    private const string After = "after";

    /// <param name="request">The page that is shown.</param>
    /// <param name="next">The place after which the next page begins; null at the end.</param>
    public static Pager Of(HttpRequest request, string? next)
    {
        var filters = request.Query.Where(
            pair => !pair.Key.Equals(After, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrEmpty(pair.Value))
            .ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        var first = QueryHelpers.AddQueryString(request.Path, filters);
        return new(
            string.IsNullOrEmpty(request.Query[After]), first, next is null ? null : QueryHelpers.AddQueryString(first, After, next));
    }
}
