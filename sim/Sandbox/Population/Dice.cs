namespace Paseban.Sandbox.Population;

/// <summary>
/// Seeded chance (SplitMix64): the same seed gives the same throws on every machine and runtime, which System.Random does not promise.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A generator of its own for one purpose, so that a change in one part of the world leaves the others as they were.</summary>
    public static Dice For(long seed, string purpose) => new(Hash(unchecked((ulong)seed), purpose));

    /// <summary>A fixed number for a seed and a text (FNV-1a, then mixed): chance that falls alike however often it is asked.</summary>
    public static ulong Hash(ulong seed, ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL ^ Mix(seed);
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
            return Mix(hash);
        }
    }

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            return Mix(state);
        }
    }

    /// <summary>A number from 0 up to and without <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>A day from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public DateOnly Between(DateOnly first, DateOnly last) => first.AddDays(Below(last.DayNumber - first.DayNumber + 1));

    public bool Chance(int perThousand) => Below(1000) < perThousand;

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
