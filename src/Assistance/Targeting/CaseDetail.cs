using System.Globalization;

namespace Paseban.Assistance.Targeting;

/// <summary>What a step notes beside its outcome: <c>key=value;key=value</c>.</summary>
internal static class CaseDetail
{
    public static ReadOnlySpan<char> Find(ReadOnlySpan<char> detail, ReadOnlySpan<char> key)
    {
        foreach (var part in detail.Split(';'))
        {
            var note = detail[part];
            if (note.Length > key.Length && note[key.Length] == '=' && note.StartsWith(key, StringComparison.Ordinal))
                return note[(key.Length + 1)..];
        }
        return default;
    }

    public static long? Number(ReadOnlySpan<char> detail, ReadOnlySpan<char> key) =>
        long.TryParse(Find(detail, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
