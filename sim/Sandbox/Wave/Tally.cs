using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Wave;

/// <summary>Throws whether a planted error happens, and counts those that did.</summary>
internal sealed class Tally(Dice dice, IReadOnlyDictionary<string, int> rates)
{
    private const int Base = 100_000;
    private readonly SortedDictionary<string, int> counts = new(rates.ToDictionary(rate => rate.Key, _ => 0), StringComparer.Ordinal);

    /// <summary>Planted errors by name; one that never happened counts 0.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <param name="error">Its rate decides.</param>
    /// <param name="people">How many it may strike at once; the rate is that of one.</param>
    public bool Strikes(string error, int people = 1)
    {
        if (dice.Below(Base) >= rates[error] * people) return false;
        Count(error);
        return true;
    }

    /// <summary>One of several that exclude each other, or null. It is not counted: whoever plants it does that.</summary>
    public string? OneOf(params ReadOnlySpan<string> errors)
    {
        var lot = dice.Below(Base);
        foreach (var error in errors)
        {
            lot -= rates[error];
            if (lot < 0) return error;
        }
        return null;
    }

    public void Count(string error) => counts[error]++;
}
