namespace Paseban.Linkage.Values;

/// <summary>Hashes that are the same in every process, so that a result can be repeated.</summary>
internal static class Hashing
{
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var sign in text) hash = (hash ^ sign) * 0x100000001B3UL;
        return Mix(hash);
    }

    public static ulong Of(ReadOnlySpan<byte> signs)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var sign in signs) hash = (hash ^ sign) * 0x100000001B3UL;
        return Mix(hash);
    }

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDUL;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return value ^ (value >> 33);
    }

    public static ulong Join(ulong left, ulong right) => Mix(left ^ (right + 0x9E3779B97F4A7C15UL + (left << 6) + (left >> 2)));
}
