namespace Paseban.Office;

/// <summary>What an address asks a list for.</summary>
internal static class Filters
{
    /// <summary>A filter as it was given; null for an empty one, which does not narrow.</summary>
    public static string? Given(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
